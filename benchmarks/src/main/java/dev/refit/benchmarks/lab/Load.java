package dev.refit.benchmarks.lab;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Something that is done many times, a bounded number of them at once. */
@FunctionalInterface
public interface Load {
    /** Every one is another, over all rounds. */
    AtomicInteger INDEX = new AtomicInteger();

    CompletableFuture<Void> once(int index);

    /** How many a second are done. */
    default double rate(int inFlight, int count) throws InterruptedException {
        Semaphore room = new Semaphore(inFlight);
        AtomicReference<Throwable> trouble = new AtomicReference<>();
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            room.acquire();
            once(INDEX.incrementAndGet()).whenComplete((done, failure) -> {
                trouble.compareAndSet(null, failure);
                room.release();
            });
        }
        room.acquire(inFlight);
        if (trouble.get() != null) {
            throw new IllegalStateException(trouble.get());
        }
        return count / ((System.nanoTime() - begin) / 1e9);
    }
}
