package dev.refit.stage.execution;

import dev.refit.stage.InProcessTask;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs the attempts of {@link InProcessTask}s, each on a thread of its own, so that one that waits for a slow repository
 * holds up no other. Their number is bounded by that of the stages in flight. Thread-safe.
 */
@Singleton
class InProcessWork {
    private final ExecutorService threads = Executors.newCachedThreadPool(daemon("in-process-task"));
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(daemon("in-process-timer"));
    private volatile Consumer<String> listener = flight -> {};

    /** Has this called with the key of its flight whenever an attempt is over. */
    void onChange(Consumer<String> flights) {
        listener = flights;
    }

    /** Starts an attempt. */
    <R> InProcessAttempt<R> start(String flight, Callable<R> work, Duration timeout) {
        Callable<R> logged = () -> {
            try (LogContext context = LogContext.of(flight)) {
                return work.call();
            }
        };
        InProcessAttempt<R> attempt = new InProcessAttempt<>(logged, timeout, threads, timer);
        attempt.whenOver(() -> listener.accept(flight));
        return attempt;
    }

    /** Starts work that somebody waits for, on a thread of its own. */
    <R> CompletableFuture<R> begin(Supplier<R> work) {
        return CompletableFuture.supplyAsync(work, threads);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
        timer.shutdownNow();
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
