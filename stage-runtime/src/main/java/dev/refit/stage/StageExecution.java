package dev.refit.stage;

import dev.refit.events.CloudEvents;
import dev.refit.events.OutcomeRecord;
import dev.refit.events.RunEvent;
import dev.refit.events.StageEvent.Attempt;
import dev.refit.events.StageEvent.StageCancelled;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.StageEvent.StageRef;
import dev.refit.events.run.Failure;
import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.launcher.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * One stage of one run in flight. It has no state that matters: all it knows it can find again in the records and at the
 * launcher, so it may be dropped at any point and made anew elsewhere. Thread-safe.
 */
final class StageExecution<I extends RunEvent.StageTrigger> {
    private final StageLogic<I> logic;
    private final I trigger;
    private final RunRef run;
    private final Stage stage;
    private final Tools tools;
    private final Instant triggered;
    private final Instant begun;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final Map<Integer, TaskRun> tasks = new TreeMap<>();
    private final Map<Integer, WorkloadResult> results = new TreeMap<>();
    private boolean handedOff;

    StageExecution(StageLogic<I> logic, I trigger, Instant triggered, Tools tools) {
        this.logic = logic;
        this.trigger = trigger;
        this.run = trigger.ref();
        this.stage = logic.stage();
        this.triggered = triggered;
        this.tools = tools;
        this.begun = tools.clock.instant();
    }

    /** Completes when the stage is over and the world knows it. */
    CompletableFuture<Void> over() {
        return over;
    }

    /** The names of the workloads it waits for. */
    synchronized List<String> workloads() {
        return tasks.values().stream().map(TaskRun::name).toList();
    }

    /** Goes as far as it can go without waiting for a workload. */
    synchronized void advance(Function<String, Optional<Workload>> seen) {
        if (over.isDone()) {
            return;
        }
        if (trigger instanceof RunEvent.RunRequested requested) {
            tools.records.requested(requested);
        }
        Optional<OutcomeRecord> outcome = tools.records.outcome(run, stage);
        if (outcome.isPresent()) {
            announce(outcome.get());
            return;
        }
        Optional<RunEvent.RunCancelRequested> cancelled = tools.records.cancelled(run);
        if (cancelled.isPresent()) {
            cancel(cancelled.get());
        } else {
            pursue(seen);
        }
    }

    /** Ends the stage as failed. */
    synchronized void fail(Failure failure) {
        List<Attempt> attempts = tasks.values().stream()
                .flatMap(task -> task.failedAttempts().stream())
                .toList();
        cancelTasks();
        conclude(new StageFailed(StageRef.of(run, stage), attempts, failure));
    }

    private void pursue(Function<String, Optional<Workload>> seen) {
        boolean news = true;
        while (news) {
            Step step = logic.next(trigger, Map.copyOf(results));
            if (step instanceof Step.Done done) {
                conclude(done.outcome());
                return;
            }
            if (step instanceof Step.Fail fail) {
                fail(fail.failure());
                return;
            }
            Optional<Failure> failure = carryOut((Step.Launch) step, seen);
            if (failure.isPresent()) {
                fail(failure.get());
                return;
            }
            news = ((Step.Launch) step).tasks().stream().allMatch(task -> results.containsKey(task.trial()));
        }
    }

    private Optional<Failure> carryOut(Step.Launch launch, Function<String, Optional<Workload>> seen) {
        int active = 0;
        for (Task task : launch.tasks()) {
            if (results.containsKey(task.trial())) {
                continue;
            }
            Turn turn = tasks.computeIfAbsent(task.trial(), trial -> new TaskRun(run, stage, task, tools))
                    .advance(seen, active < launch.parallel());
            handOff();
            if (turn instanceof Turn.GaveUp gaveUp) {
                return Optional.of(gaveUp.failure());
            }
            if (turn instanceof Turn.Ended ended) {
                results.put(task.trial(), ended.result());
            } else if (((Turn.Waiting) turn).active()) {
                active++;
            }
        }
        return Optional.empty();
    }

    private void cancel(RunEvent.RunCancelRequested request) {
        if (logic.launches() && logic.next(trigger, Map.copyOf(results)) instanceof Step.Launch launch) {
            launch.tasks()
                    .forEach(
                            task -> tasks.computeIfAbsent(task.trial(), trial -> new TaskRun(run, stage, task, tools)));
        }
        cancelTasks();
        conclude(new StageCancelled(StageRef.of(run, stage), request.reason()));
    }

    private void cancelTasks() {
        tasks.forEach((trial, task) -> {
            if (!results.containsKey(trial)) {
                task.cancel();
            }
        });
    }

    /** What no event can say must not become the record: it could never be announced. */
    private void conclude(RunEvent event) {
        try {
            CloudEvents.encode(event, stage.key(), begun);
        } catch (IllegalArgumentException e) {
            conclude(new StageFailed(StageRef.of(run, stage), List.of(), Failures.unsayable(e.getMessage())));
            return;
        }
        announce(tools.records.conclude(run, stage, new OutcomeRecord(tools.clock.instant(), event)));
    }

    private void announce(OutcomeRecord outcome) {
        tools.say(outcome.event(), outcome.time());
        tools.meters.ended(
                stage, run.refit(), (RunEvent) outcome.event(), Duration.between(begun, tools.clock.instant()));
        over.complete(null);
    }

    private void handOff() {
        if (!handedOff) {
            handedOff = true;
            tools.meters.handOff(stage, Duration.between(triggered, tools.clock.instant()));
        }
    }
}
