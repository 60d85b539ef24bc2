package dev.refit.stage;

import dev.refit.events.RefitJson;
import dev.refit.events.StageEvent.Attempt;
import dev.refit.events.StageEvent.StageAttemptFailed;
import dev.refit.events.StageEvent.StageProgressed;
import dev.refit.events.StageEvent.StageRef;
import dev.refit.events.StageEvent.StageStarted;
import dev.refit.events.checks.Digests;
import dev.refit.events.run.Failure;
import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.launcher.NoRoomException;
import dev.refit.launcher.Workload;
import dev.refit.launcher.WorkloadConflictException;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.WorkloadState;
import dev.refit.stage.StageRecords.FailedAttempt;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * One task on its way through its attempts. Which attempt is on, the records say, so that a restart goes on where the
 * last process stopped. A retry of the run goes on where the last generation stopped: what has succeeded is adopted, what
 * has failed stays on record and counts no more. Not thread-safe: its execution guards it.
 */
final class TaskRun {
    private static final int LOG_LINES = 30;

    private final RunRef run;
    private final Stage stage;
    private final Task task;
    private final Tools tools;
    private final Attempts attempts;
    private int started;
    /** The attempt whose folders were looked through for a result, when the launcher knew no workload. */
    private int looked;

    /** The request that is written, for a workload that could not be launched yet. */
    private Optional<URI> asked = Optional.empty();

    private Optional<WorkloadState.Progress> progress = Optional.empty();

    TaskRun(RunRef run, Stage stage, Task task, Tools tools) {
        this.run = run;
        this.stage = stage;
        this.task = task;
        this.tools = tools;
        this.attempts = new Attempts(run, stage, task, tools);
    }

    /**
     * Looks at the task once.
     *
     * @param seen the workloads there are
     * @param room whether another workload may be launched now
     */
    Turn advance(Function<String, Optional<Workload>> seen, boolean room) {
        attempts.resume();
        if (attempts.last().isPresent()) {
            FailedAttempt last = attempts.last().get();
            tools.say(last.event(), last.time());
            return new Turn.GaveUp(last.event().failure());
        }
        if (name().length() > WorkloadNames.MAX) {
            return new Turn.GaveUp(Failures.noMoreNames(name()));
        }
        Optional<Workload> found = seen.apply(name()).or(this::gone);
        if (found.isPresent() && !found.get().requestDigest().equals(digest())) {
            return new Turn.GaveUp(Failures.conflict("workload " + name() + " exists for another request"));
        }
        if (found.isPresent()) {
            return follow(found.get());
        }
        if (!room || !attempts.isDue()) {
            return new Turn.Waiting(false);
        }
        return launch();
    }

    void cancel() {
        attempts.resume();
        tools.launcher.cancel(name());
    }

    String name() {
        return WorkloadNames.of(run, stage, task.trial(), attempts.number());
    }

    List<Attempt> failedAttempts() {
        return attempts.failed();
    }

    /** One that the launcher no longer knows has ended well all the same when it left its result. */
    private Optional<Workload> gone() {
        if (looked == attempts.number()) {
            return Optional.empty();
        }
        looked = attempts.number();
        Instant now = tools.clock.instant();
        return tools.records
                .left(run, stage, task, attempts.number())
                .map(request -> new Workload(name(), digest(), request, new WorkloadState.Succeeded(now, now)));
    }

    private Turn launch() {
        int attempt = attempts.number();
        URI request = asked.orElseGet(() -> tools.records.request(
                run, stage, task, attempt, UUID.randomUUID().toString().substring(0, 8)));
        // The same again when the launcher cannot be reached, or has no room.
        asked = Optional.of(request);
        WorkloadSpec spec = new WorkloadSpec(
                name(),
                task.template(),
                digest(),
                request,
                task.resources(),
                task.timeout(),
                Map.of("refit", run.refit(), "run", run.run(), "stage", stage.key(), "attempt", "" + attempt));
        try {
            Workload launched = tools.launcher.launch(spec);
            looked = 0;
            asked = Optional.empty();
            return follow(launched);
        } catch (NoRoomException e) {
            report(new WorkloadState.Queued(e.getMessage()));
            return new Turn.Waiting(false);
        } catch (WorkloadConflictException e) {
            return new Turn.GaveUp(Failures.conflict(e.getMessage()));
        }
    }

    private Turn follow(Workload workload) {
        WorkloadState state = workload.state();
        if (!state.isOver()) {
            announce();
            report(state);
            return new Turn.Waiting(true);
        }
        tools.logs.keep(workload);
        Optional<WorkloadResult> result = left(workload);
        if (result.isEmpty() && state instanceof WorkloadState.Interrupted) {
            return launch();
        }
        if (result.isPresent() && !(result.get() instanceof WorkloadResult.Failed)) {
            announce();
            return new Turn.Ended(result.get());
        }
        Failure failure = result.map(no -> ((WorkloadResult.Failed) no).failure())
                .orElseGet(() -> Failures.withoutResult(workload));
        int generation = tools.records.generation(workload.requestUri()).orElse(run.generation());
        if (generation < run.generation()) {
            return failed(generation, Failures.before(workload, failure), false);
        }
        announce();
        return failed(generation, failure, failure.retryable() && attempts.anotherMayFollow());
    }

    private Optional<WorkloadResult> left(Workload workload) {
        try {
            return tools.records
                    .result(workload.requestUri())
                    .map(result -> result.run().equals(run.run())
                            ? result
                            : new WorkloadResult.Failed(run.run(), Failures.foreignResult(workload, result.run())));
        } catch (RefitJson.UnreadableException e) {
            return Optional.of(new WorkloadResult.Failed(run.run(), Failures.tornResult(workload, e.getMessage())));
        }
    }

    /**
     * Puts on record that this attempt has failed.
     *
     * @param generation that it was launched in
     */
    private Turn failed(int generation, Failure why, boolean again) {
        Failure failure = why.log().isEmpty() ? why.withLog(tools.launcher.tail(name(), LOG_LINES)) : why;
        StageRef at = StageRef.of(run.inGeneration(generation), stage);
        FailedAttempt record = tools.records.attemptFailed(
                run,
                stage,
                task.trial(),
                attempts.number(),
                new FailedAttempt(tools.clock.instant(), new StageAttemptFailed(at, attempt(), failure, again)));
        tools.say(record.event(), record.time());
        tools.meters.attemptFailed(stage, record.event().failure().fault());
        attempts.pass(record);
        asked = Optional.empty();
        return attempts.last().isPresent() ? new Turn.GaveUp(record.event().failure()) : new Turn.Waiting(false);
    }

    private void announce() {
        if (started != attempts.number()) {
            tools.say(new StageStarted(at(), attempt()), tools.clock.instant());
            started = attempts.number();
        }
    }

    private void report(WorkloadState state) {
        Optional<WorkloadState.Progress> now = said(state);
        if (now.isPresent() && !now.equals(progress)) {
            progress = now;
            tools.mention(new StageProgressed(
                    at(),
                    attempt(),
                    tools.clock.millis(),
                    now.get().fraction(),
                    now.get().message()));
        }
    }

    private static Optional<WorkloadState.Progress> said(WorkloadState state) {
        if (state instanceof WorkloadState.Queued queued && !queued.reason().isEmpty()) {
            return Optional.of(new WorkloadState.Progress(0, "waiting: " + queued.reason()));
        }
        return state instanceof WorkloadState.Running running ? running.progress() : Optional.empty();
    }

    private Attempt attempt() {
        return new Attempt(name(), task.trial() == Task.OWN ? null : task.trial(), attempts.number());
    }

    private StageRef at() {
        return StageRef.of(run, stage);
    }

    /** The same in every generation, so that a retry finds what there is; that of the first is what it always was. */
    private String digest() {
        return Digests.sha256(RefitJson.canonical(task.request().inGeneration(1)) + "/" + attempts.number());
    }
}
