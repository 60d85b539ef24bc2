package dev.refit.stage.execution;

import dev.refit.events.StageEvent.Attempt;
import dev.refit.events.run.Failure;
import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;
import dev.refit.launcher.Workload;
import dev.refit.stage.InProcessTask;
import dev.refit.stage.TaskFailureException;
import dev.refit.store.ArtifactStoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * An {@link InProcessTask} on its way through its attempts. An attempt that succeeds at once publishes nothing; one that
 * fails, and each that follows it, is published like that of a workload. Not thread-safe: its execution guards it.
 *
 * @param <R> the type of the task's result
 */
final class InProcessTaskRun<R> implements TaskRun {
    private static final Logger LOG = Logger.getLogger(InProcessTaskRun.class);

    /** How long a cancelled run lets an attempt end by itself. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final RunRef run;
    private final Stage stage;
    private final InProcessTask<R> task;
    private final ExecutionPorts ports;
    private final RecordChecks checks;

    /** Whether the last look was one to end it. */
    private boolean withdrawing;

    private final CompletableFuture<Void> over;
    private final String flight;
    private final TaskAttempts attempts;
    private Optional<InProcessAttempt<R>> current = Optional.empty();
    private Optional<InProcessAttempt<Optional<R>>> lookUp = Optional.empty();
    private int failedLookUps;

    /** Those that failed otherwise than because something is away. */
    private int unexpectedLookUps;

    private Instant nextLookUp = Instant.MIN;

    /** Whether the last attempt that ended found the artifact store away. */
    private boolean storeIsAway;

    /** Whether the last look found no place for it. */
    private boolean refused;

    /** Whether the current attempt is told to stop. */
    private boolean stopping;

    /** @param over completes when the stage is over, exceptionally when it is released */
    InProcessTaskRun(
            RunRef run,
            Stage stage,
            InProcessTask<R> task,
            ExecutionPorts ports,
            CompletableFuture<Void> over,
            RecordChecks checks) {
        this.checks = checks;
        this.run = run;
        this.stage = stage;
        this.over = over;
        this.task = task;
        this.ports = ports;
        this.flight = AttemptNames.flightKey(run, stage);
        this.attempts = new TaskAttempts(run, stage, task.key(), task.retries(), ports);
    }

    @Override
    public TaskProgress advance(Function<String, Optional<Workload>> seen, boolean room) {
        withdrawing = false;
        attempts.resume();
        Optional<TaskProgress> exhausted = attempts.exhausted();
        if (exhausted.isPresent()) {
            return exhausted.get();
        }
        refused = !room;
        if (current.isEmpty()) {
            if (!room || !attempts.isDue()) {
                return new TaskProgress.Waiting(false);
            }
            if (ports.records.outcome(run, stage).isPresent()) {
                checks.ask(); // Another process has ended the stage.
                return new TaskProgress.Waiting(false);
            }
            if (attempts.number() > 1) {
                attempts.announce();
            }
            current = Optional.of(start());
            stopping = false;
        }
        return current.get().isOver() ? ended(current.get()) : new TaskProgress.Waiting(true);
    }

    /** Makes sure that the task has no effect any more, or finds the result of the one it has had. */
    @Override
    public TaskProgress withdraw(Function<String, Optional<Workload>> seen, Ending ending) {
        withdrawing = true;
        if (task.commits() && ending == Ending.FAILED) {
            cancel();
            return new TaskProgress.Withdrawn();
        }
        if (task.commits() && !ports.records.withdraw(run, stage, task.key())) {
            return new TaskProgress.Committed();
        }
        if (current.isPresent()) {
            if (!current.get().isOver()) {
                stopOnce(current.get());
                return new TaskProgress.Waiting(true);
            }
            try {
                return new TaskProgress.Succeeded(current.get().result());
            } catch (CompletionException e) {
                current = Optional.empty();
            }
        }
        return task.commits()
                ? new TaskProgress.Withdrawn()
                : lookUp(task.lookUp().orElseThrow());
    }

    /** Whoever does the work tells when it is done. */
    @Override
    public Instant due() {
        if (lookUp.isPresent()) {
            return Instant.MAX;
        }
        if (current.isPresent()) {
            return current.get().isOver() ? Instant.MIN : Instant.MAX;
        }
        if (withdrawing) {
            return nextLookUp;
        }
        return refused ? Instant.MAX : attempts.due();
    }

    @Override
    public boolean isAtWork() {
        return current.isPresent() || lookUp.isPresent();
    }

    @Override
    public List<Attempt> failedAttempts() {
        return attempts.failed();
    }

    @Override
    public void cancel() {
        current.ifPresent(InProcessAttempt::stop);
    }

    @Override
    public void cancelOwn() {
        cancel();
    }

    /** Whether its last attempt could not reach the artifact store; one that has begun since says nothing yet. */
    boolean storeIsAway() {
        return storeIsAway;
    }

    /** An attempt that ends when its stage is released: the next owner of the partition makes its own. */
    private InProcessAttempt<R> start() {
        InProcessAttempt<R> attempt =
                ports.inProcess.start(flight, () -> task.effect().run(this::commit), task.timeout());
        over.whenComplete((done, released) -> {
            if (released != null) {
                attempt.stop();
            }
        });
        return attempt;
    }

    private void stopOnce(InProcessAttempt<R> attempt) {
        if (!stopping) {
            stopping = true;
            attempt.stopAfter(GRACE);
        }
    }

    private void commit() {
        if (ports.records.outcome(run, stage).isPresent() || !ports.records.commit(run, stage, task.key())) {
            throw TaskFailureException.permanent(Failures.withdrawn(attempts.name()), null);
        }
    }

    /**
     * Whether there was an effect must be known: a look-up that fails is made again. One that fails otherwise than because
     * something is away is made a few times only; then there was none that anybody can find.
     */
    private TaskProgress lookUp(Callable<Optional<R>> work) {
        if (unexpectedLookUps >= Flight.MAX_UNEXPECTED_ERRORS) {
            return new TaskProgress.Withdrawn();
        }
        if (lookUp.isEmpty()) {
            if (ports.clock.instant().isBefore(nextLookUp)) {
                return new TaskProgress.Waiting(false);
            }
            lookUp = Optional.of(ports.inProcess.start(flight, work, task.timeout()));
        }
        if (!lookUp.get().isOver()) {
            return new TaskProgress.Waiting(true);
        }
        try {
            return lookUp.get()
                    .result()
                    .<TaskProgress>map(TaskProgress.Succeeded::new)
                    .orElseGet(TaskProgress.Withdrawn::new);
        } catch (CompletionException e) {
            lookUp = Optional.empty();
            failedLookUps++;
            if (!isAway(e.getCause())) {
                unexpectedLookUps++;
            }
            nextLookUp = ports.clock.instant().plus(task.retries().waitAfter(failedLookUps));
            LOG.warnf(
                    "The run is cancelled, and what %s has done cannot be looked up (%d), trying again: %s",
                    attempts.name(), failedLookUps, e.getCause());
            return new TaskProgress.Waiting(false);
        }
    }

    private static boolean isAway(Throwable thrown) {
        return thrown instanceof ArtifactStoreException
                || thrown instanceof TimeoutException
                || thrown instanceof IOException
                || thrown instanceof UncheckedIOException
                || (thrown instanceof TaskFailureException failed && !failed.isPermanent());
    }

    private TaskProgress ended(InProcessAttempt<R> ended) {
        storeIsAway = false;
        try {
            return new TaskProgress.Succeeded(ended.result());
        } catch (CompletionException e) {
            if (e.getCause() instanceof ArtifactStoreException away) {
                storeIsAway = true;
                // Nothing can be recorded either: no attempt has failed, and the next look starts another.
                current = Optional.empty();
                throw away;
            }
            attempts.announce();
            TaskProgress progress = attempts.fail(
                    run.generation(), failure(e.getCause()), mayPass(e.getCause()) && attempts.anotherMayFollow());
            current = Optional.empty();
            return progress;
        }
    }

    /** Whether another attempt may succeed. What nobody expected is tried a few times only. */
    private boolean mayPass(Throwable thrown) {
        if (thrown instanceof TaskFailureException failed) {
            return !failed.isPermanent();
        }
        return thrown instanceof TimeoutException || attempts.failed().size() + 1 < Flight.MAX_UNEXPECTED_ERRORS;
    }

    private Failure failure(Throwable thrown) {
        if (thrown instanceof TaskFailureException failed) {
            return failed.failure();
        }
        return thrown instanceof TimeoutException
                ? Failures.timedOut(attempts.name(), task.timeout())
                : Failures.internal(thrown);
    }
}
