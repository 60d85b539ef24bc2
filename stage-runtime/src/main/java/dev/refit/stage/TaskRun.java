package dev.refit.stage;

import dev.refit.events.Digests;
import dev.refit.events.Failure;
import dev.refit.events.RefitJson;
import dev.refit.events.RunContext;
import dev.refit.events.Stage;
import dev.refit.events.StageEvent.Attempt;
import dev.refit.events.StageEvent.StageAttemptFailed;
import dev.refit.events.StageEvent.StageProgressed;
import dev.refit.events.StageEvent.StageRef;
import dev.refit.events.StageEvent.StageStarted;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.launcher.Workload;
import dev.refit.launcher.WorkloadConflictException;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.WorkloadState;
import dev.refit.stage.StageRecords.FailedAttempt;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * One task on its way through its attempts. Which attempt is on, the records say, so that a restart goes on where the
 * last process stopped. Not thread-safe: its execution guards it.
 */
final class TaskRun {
    private static final int LOG_LINES = 30;

    private final RunContext run;
    private final Stage stage;
    private final Task task;
    private final Tools tools;
    private final List<Attempt> failed = new ArrayList<>();

    private int attempt = 1;
    private boolean resumed;
    private boolean started;
    private Instant notBefore = Instant.MIN;
    private Optional<WorkloadState.Progress> progress = Optional.empty();

    TaskRun(RunContext run, Stage stage, Task task, Tools tools) {
        this.run = run;
        this.stage = stage;
        this.task = task;
        this.tools = tools;
    }

    /**
     * Looks at the task once.
     *
     * @param seen the workloads there are
     * @param room whether another workload may be launched now
     */
    Turn advance(Function<String, Optional<Workload>> seen, boolean room) {
        resume();
        Optional<Workload> found = seen.apply(name());
        if (found.isPresent() && !found.get().requestDigest().equals(digest())) {
            return new Turn.GaveUp(Failures.conflict("workload " + name() + " exists for another request"));
        }
        if (found.isPresent()) {
            return follow(found.get());
        }
        if (!room || tools.clock.instant().isBefore(notBefore)) {
            return new Turn.Waiting(false);
        }
        return launch();
    }

    void cancel() {
        resume();
        tools.launcher.cancel(name());
    }

    String name() {
        return WorkloadNames.of(run, stage, task.trial(), attempt);
    }

    List<Attempt> failedAttempts() {
        return List.copyOf(failed);
    }

    /** Passes the attempts that have failed before, in whatever process that was. */
    private void resume() {
        while (!resumed) {
            Optional<FailedAttempt> before = tools.records.failedAttempt(run, stage, task.trial(), attempt);
            resumed = before.isEmpty() || !before.get().event().nextAttempt();
            before.ifPresent(this::next);
            if (before.isPresent() && resumed) {
                attempt--;
            }
        }
    }

    private void next(FailedAttempt before) {
        failed.add(before.event().attempt());
        attempt++;
        started = false;
        notBefore = before.time().plus(BackOff.wait(task.attempts().backoff(tools.settings.backOff()), failed.size()));
    }

    private Turn launch() {
        URI request = tools.records.request(
                run, stage, task, attempt, UUID.randomUUID().toString().substring(0, 8));
        WorkloadSpec spec = new WorkloadSpec(
                name(),
                task.template(),
                digest(),
                request,
                task.resources(),
                task.timeout(),
                Map.of("refit", run.refit(), "run", run.run(), "stage", stage.key(), "attempt", "" + attempt));
        try {
            return follow(tools.launcher.launch(spec));
        } catch (WorkloadConflictException e) {
            return new Turn.GaveUp(Failures.conflict(e.getMessage()));
        }
    }

    private Turn follow(Workload workload) {
        announce();
        WorkloadState state = workload.state();
        if (!state.isOver()) {
            report(state);
            return new Turn.Waiting(true);
        }
        Optional<WorkloadResult> result;
        try {
            result = tools.records.result(run, workload.requestUri());
        } catch (RefitJson.UnreadableException e) {
            return failed(Failures.tornResult(workload, e.getMessage()));
        }
        if (result.isEmpty()) {
            return state instanceof WorkloadState.Interrupted ? launch() : failed(Failures.withoutResult(workload));
        }
        return result.get() instanceof WorkloadResult.Failed no ? failed(no.failure()) : new Turn.Ended(result.get());
    }

    private Turn failed(Failure why) {
        Failure failure = why.log().isEmpty() ? why.withLog(tools.launcher.tail(name(), LOG_LINES)) : why;
        boolean again = failure.retryable() && attempt < task.attempts().attempts(tools.settings.attempts());
        StageAttemptFailed event = new StageAttemptFailed(at(), attempt(), failure, again);
        FailedAttempt record = tools.records.attemptFailed(
                run, stage, task.trial(), attempt, new FailedAttempt(tools.clock.instant(), event));
        tools.say(record.event(), record.time());
        tools.meters.attemptFailed(stage, record.event().failure().fault());
        if (!record.event().nextAttempt()) {
            failed.add(record.event().attempt());
            return new Turn.GaveUp(record.event().failure());
        }
        next(record);
        return new Turn.Waiting(false);
    }

    private void announce() {
        if (!started) {
            tools.say(new StageStarted(at(), attempt()), tools.clock.instant());
            started = true;
        }
    }

    private void report(WorkloadState state) {
        if (state instanceof WorkloadState.Running running
                && running.progress().isPresent()
                && !running.progress().equals(progress)) {
            progress = running.progress();
            WorkloadState.Progress now = progress.get();
            tools.mention(new StageProgressed(at(), attempt(), tools.clock.millis(), now.fraction(), now.message()));
        }
    }

    private Attempt attempt() {
        return new Attempt(name(), task.trial() == Task.OWN ? null : task.trial(), attempt);
    }

    private StageRef at() {
        return StageRef.of(run, stage);
    }

    private String digest() {
        return Digests.sha256(RefitJson.canonical(task.request()) + "/" + attempt);
    }
}
