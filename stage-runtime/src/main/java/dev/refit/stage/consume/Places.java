package dev.refit.stage.consume;

import dev.refit.stage.execution.Place;
import java.util.concurrent.Flow;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Takes records as long as there are places for their stages. A stage that waits, for room or for its next attempt, leaves
 * its place to another record; those that wait are bounded as well. Thread-safe.
 *
 * @param <M> the type of a record
 */
final class Places<M> implements Flow.Subscriber<M> {
    private final int most;
    private final int mostWaiting;
    private final BiConsumer<M, Place> carriedOut;
    private final Consumer<Throwable> failed;
    private Flow.Subscription records;

    /** Places that are taken, or promised to a record that is asked for. */
    private int taken;

    private int waiting;

    /**
     * @param most how many places there are
     * @param mostWaiting how many stages may wait without one
     * @param carriedOut begins a record's stage, which closes its place when it is over
     * @param failed hears that there are no more records
     */
    Places(int most, int mostWaiting, BiConsumer<M, Place> carriedOut, Consumer<Throwable> failed) {
        this.most = most;
        this.mostWaiting = mostWaiting;
        this.carriedOut = carriedOut;
        this.failed = failed;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        synchronized (this) {
            records = subscription;
        }
        fill();
    }

    @Override
    public void onNext(M record) {
        carriedOut.accept(record, new Taken());
    }

    @Override
    public void onError(Throwable failure) {
        failed.accept(failure);
    }

    @Override
    public void onComplete() {
        // The application ends.
    }

    private void change(int places, int waits) {
        synchronized (this) {
            taken += places;
            waiting += waits;
        }
        fill();
    }

    private void fill() {
        int free;
        synchronized (this) {
            free = Math.min(most - taken, most + mostWaiting - taken - waiting);
            if (free <= 0) {
                return;
            }
            taken += free;
        }
        records.request(free);
    }

    private final class Taken implements Place {
        private boolean left;
        private boolean closed;

        @Override
        public synchronized void waits(boolean now) {
            if (closed || left == now) {
                return;
            }
            left = now;
            change(now ? -1 : 1, now ? 1 : -1);
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                change(left ? 0 : -1, left ? -1 : 0);
            }
        }
    }
}
