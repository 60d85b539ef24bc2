package dev.refit.stage;

import dev.refit.events.checks.Checks;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * A task that the service's own process does, on a thread of its own, such as publishing to a repository.
 *
 * <p>Nothing records that it has succeeded: after a restart, and in another replica, the effect is asked for again. So it
 * must be idempotent, also when it runs in two places at the same time, and always have the same result.
 *
 * @param effect does the work and answers the result, which is never null. Throws {@link TaskFailureException} for what is
 *     recorded as a failed attempt, and {@link dev.refit.store.ArtifactStoreException} when the artifact store is away,
 *     which counts as no attempt. Any other exception is a failed attempt by a defect of the service. It is interrupted
 *     when its time is up
 * @param lookUp answers the result when the effect was complete before, and changes nothing. A cancelled run asks it, to
 *     learn what can no longer be prevented. Empty for an effect that commits itself
 * @param timeout the time that each attempt, and each look-up, may take
 * @param <R> the type of the result
 */
public record InProcessTask<R>(
        TaskKey key, Effect<R> effect, Optional<Callable<Optional<R>>> lookUp, Duration timeout, RetryPolicy retries)
        implements Task {

    /** The work of a task. */
    @FunctionalInterface
    public interface Effect<R> {
        /**
         * Does the work.
         *
         * @param commitment to be run before the first thing that cannot be undone. Throws {@link TaskFailureException}
         *     when the run has been cancelled before: nothing may happen then. Once it has returned, in whichever process,
         *     a cancellation comes too late, and the task goes on until it has succeeded or has no more attempts
         */
        R run(Runnable commitment) throws Exception;
    }

    public InProcessTask {
        Checks.present("key", key);
        Checks.text("key.name", key.name());
        Checks.present("effect", effect);
        Checks.present("lookUp", lookUp);
        Checks.present("timeout", timeout);
        Checks.present("retries", retries);
    }

    /** A task whose effect harms nobody when its run is cancelled meanwhile. */
    public static <R> InProcessTask<R> of(
            TaskKey key, Callable<R> effect, Callable<Optional<R>> lookUp, Duration timeout, RetryPolicy retries) {
        return new InProcessTask<>(key, commitment -> effect.call(), Optional.of(lookUp), timeout, retries);
    }

    /** A task whose effect commits itself: either it happens as a whole, or its run is cancelled. */
    public static <R> InProcessTask<R> committing(
            TaskKey key, Effect<R> effect, Duration timeout, RetryPolicy retries) {
        return new InProcessTask<>(key, effect, Optional.empty(), timeout, retries);
    }

    /** Whether the effect commits itself. */
    public boolean commits() {
        return lookUp.isEmpty();
    }
}
