package dev.refit.stage.execution;

import dev.refit.events.run.Failure;
import dev.refit.events.run.Failure.Fault;
import dev.refit.stage.TaskFailureException;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** An effect in the world that outlives processes, and what goes wrong with it. Done once, it stays done. */
final class PlannedEffect implements Callable<URI> {
    static final URI RESULT = URI.create("file:///maven/a-1.0.0.jar");

    final AtomicInteger calls = new AtomicInteger();
    final CountDownLatch interrupted = new CountDownLatch(1);
    private final Queue<Callable<Void>> troubles = new ConcurrentLinkedQueue<>();
    private final Queue<Callable<Void>> afterCommitment = new ConcurrentLinkedQueue<>();
    private volatile boolean done;

    /** The next call fails so. */
    void fail(RuntimeException failure) {
        troubles.add(() -> {
            throw failure;
        });
    }

    void isAway() {
        Failure away = new Failure(Fault.PLATFORM, "repository-unavailable", "connection refused", "");
        fail(TaskFailureException.passing(away, new IOException("refused")));
    }

    /** The next call waits for this, and fails then. */
    void isAwayAfter(CountDownLatch latch) {
        Failure away = new Failure(Fault.PLATFORM, "repository-unavailable", "connection reset", "");
        troubles.add(() -> {
            latch.await();
            throw TaskFailureException.passing(away, new IOException("reset"));
        });
    }

    void refuses() {
        fail(TaskFailureException.permanent(new Failure(Fault.PLATFORM, "not-published", "403", "an account"), null));
    }

    /** The next call never ends by itself. */
    void hangs() {
        troubles.add(() -> {
            try {
                new CountDownLatch(1).await();
                return null;
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        });
    }

    /** The next call waits for this before it is done. */
    void waitsFor(CountDownLatch latch) {
        troubles.add(() -> {
            latch.await();
            return null;
        });
    }

    /** The next call that has committed itself stands still until this latch opens. */
    void standsStillAfterItsCommitment(CountDownLatch latch) {
        afterCommitment.add(() -> {
            latch.await();
            return null;
        });
    }

    /** As {@link #call()}, and commits itself before it is done. */
    URI commit(Runnable commitment) throws Exception {
        calls.incrementAndGet();
        run(troubles);
        commitment.run();
        run(afterCommitment);
        done = true;
        return RESULT;
    }

    @Override
    public URI call() throws Exception {
        calls.incrementAndGet();
        run(troubles);
        done = true;
        return RESULT;
    }

    private static void run(Queue<Callable<Void>> troubles) throws Exception {
        Callable<Void> trouble = troubles.poll();
        if (trouble != null) {
            trouble.call();
        }
    }

    Optional<URI> find() {
        return done ? Optional.of(RESULT) : Optional.empty();
    }
}
