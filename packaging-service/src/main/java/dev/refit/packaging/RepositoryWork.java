package dev.refit.packaging;

import dev.refit.events.run.Failure;
import dev.refit.events.run.Failure.Fault;
import dev.refit.packaging.repository.PublishException;
import dev.refit.run.coordinates.CoordinatesTakenException;
import dev.refit.stage.InProcessTask;
import dev.refit.stage.RetryPolicy;
import dev.refit.stage.TaskFailureException;
import dev.refit.stage.TaskKey;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Tasks of this process that need the Maven repository or the release records. A repository that is away is waited for; one
 * that refuses fails the stage.
 */
final class RepositoryWork {
    private final PackagingSettings settings;

    RepositoryWork(PackagingSettings settings) {
        this.settings = settings;
    }

    /**
     * A task that may be cancelled at any time.
     *
     * @param effect throws {@link PublishException} and {@link UncheckedIOException} as the publisher does
     */
    <R> InProcessTask<R> task(TaskKey key, Supplier<R> effect, Callable<Optional<R>> lookUp) {
        return InProcessTask.of(key, () -> carriedOut(effect), lookUp, settings.mavenTimeout(), retries());
    }

    /** A task that cannot be cancelled once it has run its commitment. */
    <R> InProcessTask<R> committing(TaskKey key, Function<Runnable, R> effect) {
        return InProcessTask.committing(
                key, commitment -> carriedOut(() -> effect.apply(commitment)), settings.mavenTimeout(), retries());
    }

    private RetryPolicy retries() {
        return new RetryPolicy(settings.mavenAttempts(), settings.mavenBackOff(), settings.mavenLongestWait());
    }

    private static <R> R carriedOut(Supplier<R> effect) {
        try {
            return effect.get();
        } catch (CoordinatesTakenException e) {
            throw TaskFailureException.permanent(
                    new Failure(
                            Fault.USER_CODE,
                            "coordinates-taken",
                            e.getMessage(),
                            e.hint() + ", and retries the run: refit runs retry RUN."),
                    e);
        } catch (PublishException e) {
            throw TaskFailureException.permanent(
                    new Failure(Fault.PLATFORM, "not-published", e.getMessage(), e.hint()), e);
        } catch (UncheckedIOException e) {
            throw TaskFailureException.passing(
                    new Failure(
                            Fault.PLATFORM,
                            "repository-unavailable",
                            e.getMessage(),
                            "See whether refit.packaging.maven-repository can be reached from packaging-service; further"
                                    + " attempts follow."),
                    e);
        }
    }
}
