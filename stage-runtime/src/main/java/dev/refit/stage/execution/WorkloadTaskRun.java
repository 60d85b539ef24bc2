package dev.refit.stage.execution;

import dev.refit.events.RefitJson;
import dev.refit.events.StageEvent.Attempt;
import dev.refit.events.StageEvent.StageProgressed;
import dev.refit.events.StageEvent.StageRef;
import dev.refit.events.checks.Digests;
import dev.refit.events.run.Failure;
import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.launcher.LauncherException;
import dev.refit.launcher.NoRoomException;
import dev.refit.launcher.Workload;
import dev.refit.launcher.WorkloadConflictException;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.WorkloadState;
import dev.refit.run.WorkloadName;
import dev.refit.stage.RetryPolicy;
import dev.refit.stage.WorkloadTask;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A {@link WorkloadTask} on its way through its attempts. A retry of the run goes on where the last generation stopped:
 * what has succeeded is adopted, what has failed stays on record. Not thread-safe: its execution guards it.
 */
final class WorkloadTaskRun implements TaskRun {
    private static final int LOG_LINES = 30;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final RunRef run;
    private final Stage stage;
    private final WorkloadTask task;
    private final ExecutionPorts ports;
    private final TaskAttempts attempts;
    private final Interruptions interruptions;
    private final Outage room;
    private final RecordChecks checks;
    private final RoomQueue.Line line;
    private final CompletableFuture<Void> over;

    /** The attempt whose folders were searched for a result because the launcher knew no workload. */
    private int searched;

    /** The request that is written, for a workload that could not be launched yet. */
    private Optional<URI> written = Optional.empty();

    /** The request of the workload that this object has launched; one that it only found was launched for another. */
    private Optional<URI> launched = Optional.empty();

    private Optional<WorkloadState.Progress> progress = Optional.empty();

    /** What is waited for, as the last look saw it; empty while nothing runs. */
    private Optional<WorkloadState> followed = Optional.empty();

    private Instant due = Instant.MIN;

    /** Why there was no room when it asked last. */
    private Optional<NoRoomException> refused = Optional.empty();

    /**
     * @param over completes when the stage is over, exceptionally when it is released
     * @param untouched whether nothing is on record of the task
     */
    WorkloadTaskRun(
            RunRef run,
            Stage stage,
            WorkloadTask task,
            ExecutionPorts ports,
            CompletableFuture<Void> over,
            RecordChecks checks,
            boolean untouched) {
        this.run = run;
        this.checks = checks;
        this.searched = untouched ? 1 : 0;
        this.stage = stage;
        this.task = task;
        this.ports = ports;
        RetryPolicy retries = new RetryPolicy(
                task.attempts().attemptsOr(ports.settings.attempts()),
                task.attempts().backoffOr(ports.settings.backOff()),
                LONGEST_WAIT);
        this.attempts = new TaskAttempts(run, stage, task.key(), retries, ports, untouched);
        this.interruptions = new Interruptions(run, stage, task, ports);
        this.room = new Outage(stage, ports);
        this.line = new RoomQueue.Line(run.refit(), task.template());
        this.over = over;
        over.whenComplete((done, released) -> leaveLine());
    }

    @Override
    public TaskProgress advance(Function<String, Optional<Workload>> seen, boolean room) {
        followed = Optional.empty();
        due = Instant.MIN;
        attempts.resume();
        Optional<TaskProgress> exhausted = attempts.exhausted();
        if (exhausted.isPresent()) {
            return exhausted.get();
        }
        if (name().length() > WorkloadName.MAX) {
            return new TaskProgress.GaveUp(Failures.noMoreNames(name()));
        }
        Optional<Workload> found = seen.apply(name()).or(this::leftBehind);
        boolean mayLaunch = found.map(workload -> workload.state() instanceof WorkloadState.Interrupted)
                .orElse(room && attempts.isDue());
        if (!mayLaunch) {
            // What runs, or may not be launched now, holds up nobody behind it.
            leaveLine();
        }
        if (found.isPresent() && !found.get().requestDigest().equals(digest())) {
            return new TaskProgress.GaveUp(Failures.conflict("workload " + name() + " exists for another request"));
        }
        if (found.isPresent()) {
            return follow(found.get());
        }
        if (!room || !attempts.isDue()) {
            due = room ? attempts.due() : Instant.MAX;
            return new TaskProgress.Waiting(false);
        }
        return launch();
    }

    @Override
    public TaskProgress withdraw(Function<String, Optional<Workload>> seen, Ending ending) {
        followed = Optional.empty();
        due = Instant.MAX;
        leaveLine();
        attempts.resume();
        if (name().length() > WorkloadName.MAX) {
            return new TaskProgress.Withdrawn();
        }
        Optional<WorkloadResult> result = seen.apply(name())
                .or(this::leftBehind)
                .filter(workload ->
                        workload.state().isOver() && workload.requestDigest().equals(digest()))
                .flatMap(this::result)
                .filter(left -> !(left instanceof WorkloadResult.Failed));
        if (result.isPresent()) {
            return new TaskProgress.Succeeded(result.get());
        }
        ports.launcher.cancel(name());
        return attempts.lastFailure()
                .<TaskProgress>map(TaskProgress.GaveUp::new)
                .orElseGet(TaskProgress.Withdrawn::new);
    }

    @Override
    public void cancel() {
        attempts.resume();
        if (name().length() <= WorkloadName.MAX) {
            ports.launcher.cancel(name());
        }
    }

    @Override
    public void cancelOwn() {
        if (launched.isPresent()) {
            ports.launcher
                    .find(name())
                    .filter(workload -> workload.requestUri().equals(launched.get())
                            && !workload.state().isOver())
                    .ifPresent(workload -> ports.launcher.cancel(workload.name()));
        }
    }

    @Override
    public List<Attempt> failedAttempts() {
        return attempts.failed();
    }

    @Override
    public Instant due() {
        return due;
    }

    @Override
    public boolean isAtWork() {
        return followed.isPresent();
    }

    /** What is waited for, as the last look saw it; empty while nothing runs. */
    Optional<WorkloadState> followed() {
        return followed;
    }

    /** The name of the workload that is waited for. */
    String name() {
        return attempts.name();
    }

    /** A workload that the launcher no longer knows has succeeded all the same when it left its result. */
    private Optional<Workload> leftBehind() {
        if (searched == attempts.number()) {
            return Optional.empty();
        }
        searched = attempts.number();
        Instant now = ports.clock.instant();
        return ports.records
                .requestWithResult(run, stage, task, attempts.number())
                .map(request -> new Workload(name(), digest(), request, new WorkloadState.Succeeded(now, now)));
    }

    private TaskProgress launch() {
        if (!ports.room.mayAsk(line, name(), AttemptNames.flightKey(run, stage))) {
            return withoutRoom(refused.orElseGet(
                    () -> new NoRoomException("room, after other workloads of " + run.refit(), null)));
        }
        // The same request again when the launcher could not be reached, or had no room.
        URI request = written.orElseGet(() -> ports.records.writeRequest(
                run,
                stage,
                task,
                attempts.number(),
                UUID.randomUUID().toString().substring(0, 8)));
        written = Optional.of(request);
        Map<String, String> labels =
                Map.of("refit", run.refit(), "run", run.run(), "stage", stage.key(), "attempt", "" + attempts.number());
        try {
            Workload workload = ports.launcher.launch(new WorkloadSpec(
                    name(),
                    task.template(),
                    digest(),
                    request,
                    task.resources(),
                    task.timeout(),
                    labels,
                    ports.accounts.of(run, task, name(), request)));
            room.ends();
            ports.room.found(line, name());
            refused = Optional.empty();
            interruptions.end();
            searched = 0;
            written = Optional.empty();
            launched = Optional.of(workload.requestUri()).filter(request::equals);
            if (launched.isPresent() && isTooLate()) {
                ports.launcher.cancel(name());
                checks.ask();
                return new TaskProgress.Waiting(false);
            }
            return follow(workload);
        } catch (NoRoomException e) {
            refused = Optional.of(e);
            ports.room.refused(line, name(), AttemptNames.flightKey(run, stage));
            return withoutRoom(e);
        } catch (LauncherException e) {
            report(new WorkloadState.Queued(e.getMessage()));
            throw e;
        } catch (WorkloadConflictException e) {
            leaveLine();
            return new TaskProgress.GaveUp(Failures.conflict(e.getMessage()));
        }
    }

    private TaskProgress runAgain(WorkloadState.Interrupted interrupted) {
        interruptions.seen(attempts, interrupted);
        if (interruptions.areTooMany()) {
            Failure failure = Failures.interrupted(name(), interruptions.count(), interrupted.reason());
            attempts.announce();
            return fail(run.generation(), failure, attempts.anotherMayFollow());
        }
        if (!interruptions.isDue()) {
            due = interruptions.due();
            return new TaskProgress.Waiting(true);
        }
        return launch();
    }

    /** It keeps its place, so that not all others ask for room as well. Its wait counts towards the attempt's timeout. */
    private TaskProgress withoutRoom(NoRoomException e) {
        report(new WorkloadState.Queued(e.getMessage()));
        if (!room.lasts(e, task.timeout())) {
            Instant since = room.since();
            due = since.equals(Instant.MAX) ? since : since.plus(task.timeout()).plusMillis(1);
            if (over.isDone()) {
                // Released while it asked: the line was left before it was entered.
                leaveLine();
            }
            return new TaskProgress.Waiting(true);
        }
        leaveLine();
        attempts.announce();
        return fail(
                run.generation(), Failures.noRoom(name(), e.getMessage(), task.timeout()), attempts.anotherMayFollow());
    }

    private void leaveLine() {
        room.ends();
        ports.room.leave(line, name());
    }

    /**
     * Whether the attempt, its stage or its run has ended while it was launched: this process may have stood still in
     * between, and another may have taken over.
     */
    private boolean isTooLate() {
        return hasEnded()
                || ports.records
                        .failedAttempt(run, stage, task.key(), attempts.number())
                        .isPresent();
    }

    /** Whether the run is cancelled, or its stage over. */
    private boolean hasEnded() {
        return ports.records.cancelled(run).isPresent()
                || ports.records.outcome(run, stage).isPresent();
    }

    private TaskProgress follow(Workload workload) {
        WorkloadState state = workload.state();
        if (!state.isOver()) {
            interruptions.end();
            attempts.announce();
            report(state);
            followed = Optional.of(state);
            due = Instant.MAX;
            return new TaskProgress.Waiting(true);
        }
        if (!interruptions.isWaiting()) {
            ports.logs.keep(workload);
        }
        Optional<WorkloadResult> result = result(workload);
        if (result.isEmpty() && state instanceof WorkloadState.Interrupted interrupted) {
            return runAgain(interrupted);
        }
        if (result.isPresent() && !(result.get() instanceof WorkloadResult.Failed)) {
            attempts.announce();
            return new TaskProgress.Succeeded(result.get());
        }
        if (hasEnded()) {
            // Whoever has ended the stage has ended its workload with it, which is no failure.
            checks.ask();
            return new TaskProgress.Waiting(true);
        }
        Failure failure = result.map(left -> ((WorkloadResult.Failed) left).failure())
                .orElseGet(() -> Failures.withoutResult(workload));
        int generation = ports.records.generation(workload.requestUri()).orElse(run.generation());
        if (generation < run.generation()) {
            return fail(generation, Failures.ofEarlierGeneration(workload, failure), false);
        }
        attempts.announce();
        return fail(generation, failure, failure.retryable() && attempts.anotherMayFollow());
    }

    private Optional<WorkloadResult> result(Workload workload) {
        try {
            return ports.records
                    .result(workload.requestUri())
                    .map(result -> result.run().equals(run.run())
                            ? result
                            : new WorkloadResult.Failed(run.run(), Failures.foreignResult(workload, result.run())));
        } catch (RefitJson.UnreadableException e) {
            return Optional.of(new WorkloadResult.Failed(run.run(), Failures.tornResult(workload, e.getMessage())));
        }
    }

    private TaskProgress fail(int generation, Failure failure, boolean again) {
        Failure withLog = failure.log().isEmpty() ? failure.withLog(ports.launcher.tail(name(), LOG_LINES)) : failure;
        TaskProgress progress = attempts.fail(generation, withLog, again);
        interruptions.end();
        written = Optional.empty();
        due = attempts.due();
        return progress;
    }

    private void report(WorkloadState state) {
        Optional<WorkloadState.Progress> now = progress(state);
        if (now.isPresent() && !now.equals(progress)) {
            progress = now;
            ports.publishBestEffort(new StageProgressed(
                    StageRef.of(run, stage),
                    attempts.attempt(),
                    ports.clock.millis(),
                    now.get().fraction(),
                    now.get().message()));
        }
    }

    private static Optional<WorkloadState.Progress> progress(WorkloadState state) {
        if (state instanceof WorkloadState.Queued queued && !queued.reason().isEmpty()) {
            return Optional.of(new WorkloadState.Progress(0, "waiting: " + queued.reason()));
        }
        return state instanceof WorkloadState.Running running ? running.progress() : Optional.empty();
    }

    /** The same in every generation, so that a retry finds the workloads there are. */
    private String digest() {
        return Digests.sha256(RefitJson.canonical(task.request().inGeneration(1)) + "/" + attempts.number());
    }
}
