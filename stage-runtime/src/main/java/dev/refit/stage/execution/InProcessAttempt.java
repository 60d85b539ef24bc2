package dev.refit.stage.execution;

import dev.refit.stage.InProcessTask;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One attempt of an {@link InProcessTask}, on a thread of its own. It is over when its work has ended or its time is up;
 * work that is not done then is interrupted, and its end is not waited for. Thread-safe.
 */
final class InProcessAttempt<R> {
    private final CompletableFuture<R> outcome = new CompletableFuture<>();
    private final Future<?> thread;
    private final ScheduledExecutorService timer;

    InProcessAttempt(Callable<R> work, Duration timeout, ExecutorService threads, ScheduledExecutorService timer) {
        this.timer = timer;
        this.thread = threads.submit(() -> {
            try {
                outcome.complete(work.call());
            } catch (Exception | Error e) {
                outcome.completeExceptionally(e);
            }
        });
        Future<?> expiry = timer.schedule(
                () -> expire(new TimeoutException("not over after " + timeout.toSeconds() + " s")),
                timeout.toMillis(),
                TimeUnit.MILLISECONDS);
        outcome.whenComplete((result, failure) -> expiry.cancel(false));
    }

    boolean isOver() {
        return outcome.isDone();
    }

    void whenOver(Runnable listener) {
        outcome.whenComplete((result, failure) -> listener.run());
    }

    /**
     * What the work has answered.
     *
     * @throws CompletionException when it has thrown, with what it threw; with {@link TimeoutException} when its time was
     *     up, and {@link CancellationException} when it was stopped
     */
    R result() {
        return outcome.handle((result, failure) -> {
                    if (failure != null) {
                        throw new CompletionException(failure);
                    }
                    return result;
                })
                .join();
    }

    /** Interrupts the work and gives it up. */
    void stop() {
        expire(new CancellationException("stopped"));
    }

    /** Lets the work end by itself for a while, then interrupts it, and after the same time again gives it up. */
    void stopAfter(Duration grace) {
        timer.schedule(() -> thread.cancel(true), grace.toMillis(), TimeUnit.MILLISECONDS);
        timer.schedule(this::stop, 2 * grace.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void expire(Exception reason) {
        if (outcome.completeExceptionally(reason)) {
            thread.cancel(true);
        }
    }
}
