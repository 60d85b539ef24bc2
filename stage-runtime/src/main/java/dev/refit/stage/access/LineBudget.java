package dev.refit.stage.access;

import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Lets so many lines a second into a log, and tells in the next second how many there would have been more. Thread-safe. */
final class LineBudget {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final int most;
    private final LongSupplier nanos;
    private final LongConsumer onDropped;
    private long begun;
    private int written;
    private long dropped;

    /** @param onDropped hears how many lines a second that is over had too many */
    LineBudget(int most, LongSupplier nanos, LongConsumer onDropped) {
        this.most = most;
        this.nanos = nanos;
        this.onDropped = onDropped;
        this.begun = nanos.getAsLong();
    }

    /** Whether there is room for one line more, which is taken then. */
    synchronized boolean hasRoom() {
        long now = nanos.getAsLong();
        if (now - begun >= SECOND) {
            if (dropped > 0) {
                onDropped.accept(dropped);
            }
            begun = now;
            written = 0;
            dropped = 0;
        }
        if (written == most) {
            dropped++;
            return false;
        }
        written++;
        return true;
    }
}
