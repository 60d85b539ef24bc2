package dev.refit.stage.execution;

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
import dev.refit.launcher.Workload;
import dev.refit.stage.StageLogic;
import dev.refit.stage.Step;
import dev.refit.stage.Task;
import dev.refit.stage.WorkloadTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    private final ExecutionPorts ports;
    private final Instant triggered;
    private final Instant begun;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final TaskRuns tasks;
    private volatile List<String> workloads = List.of();
    private boolean handedOff;
    private boolean recorded;

    StageExecution(StageLogic<I> logic, I trigger, Instant triggered, ExecutionPorts ports) {
        this.logic = logic;
        this.trigger = trigger;
        this.run = trigger.ref();
        this.stage = logic.stage();
        this.triggered = triggered;
        this.ports = ports;
        this.begun = ports.clock.instant();
        this.tasks = new TaskRuns(run, stage, ports, over);
    }

    /** Completes when the outcome of the stage is on record and published. */
    CompletableFuture<Void> over() {
        return over;
    }

    /** The names of the workloads that it waited for at the end of the last look. Never blocks. */
    List<String> workloads() {
        return workloads;
    }

    /** Goes as far as it can go without waiting for a task. */
    synchronized void advance(Function<String, Optional<Workload>> seen) {
        if (over.isDone()) {
            return;
        }
        try {
            look(seen);
        } finally {
            workloads = tasks.pendingWorkloads();
        }
    }

    /** Ends the stage as failed. */
    synchronized void fail(Failure failure) {
        List<Attempt> attempts = tasks.failedAttempts();
        tasks.cancel();
        conclude(new StageFailed(StageRef.of(run, stage), attempts, failure));
    }

    private void look(Function<String, Optional<Workload>> seen) {
        if (trigger instanceof RunEvent.RunRequested requested && !recorded) {
            if (!ports.records.requested(requested).run().isSameRequest(requested.run())) {
                requestUnderNextId(requested);
                return;
            }
            recorded = true;
        }
        Optional<OutcomeRecord> outcome = ports.records.outcome(run, stage);
        if (outcome.isPresent()) {
            announce(outcome.get());
            return;
        }
        Optional<RunEvent.RunCancelRequested> cancelled = ports.records.cancelled(run);
        if (cancelled.isPresent()) {
            cancel(cancelled.get());
        } else {
            pursue(seen);
        }
    }

    /** Another request has the same id by chance: without another id, this run would take the other's outcome for its own. */
    private void requestUnderNextId(RunEvent.RunRequested requested) {
        ports.publish(new RunEvent.RunRequested(requested.run().withNextId()), triggered);
        over.complete(null);
    }

    private void pursue(Function<String, Optional<Workload>> seen) {
        boolean moreToDecide = true;
        while (moreToDecide) {
            Step step = logic.next(trigger, tasks.results());
            if (step instanceof Step.Done done) {
                conclude(done.outcome());
                return;
            }
            if (step instanceof Step.Fail fail) {
                fail(fail.failure());
                return;
            }
            Step.Launch launch = (Step.Launch) step;
            Optional<Failure> failure = carryOut(launch, seen);
            if (failure.isPresent()) {
                fail(failure.get());
                return;
            }
            moreToDecide = tasks.haveSucceeded(launch.tasks());
        }
    }

    private Optional<Failure> carryOut(Step.Launch launch, Function<String, Optional<Workload>> seen) {
        int active = 0;
        for (Task task : tasks.pending(launch.tasks())) {
            TaskProgress progress = tasks.advance(task, seen, active < launch.parallel());
            if (task instanceof WorkloadTask) {
                handOff();
            }
            if (progress instanceof TaskProgress.GaveUp gaveUp) {
                return Optional.of(gaveUp.failure());
            }
            if (progress instanceof TaskProgress.Waiting waiting && waiting.active()) {
                active++;
            }
        }
        return Optional.empty();
    }

    /** Ends as cancelled, unless what the service itself has done can no longer be prevented: then the stage has succeeded. */
    private void cancel(RunEvent.RunCancelRequested request) {
        Step step = logic.next(trigger, tasks.results());
        while (step instanceof Step.Launch launch) {
            Withdrawal withdrawal = tasks.withdraw(launch.tasks());
            if (withdrawal == Withdrawal.PENDING) {
                return;
            }
            if (withdrawal == Withdrawal.COMPLETE) {
                tasks.cancel();
                conclude(new StageCancelled(StageRef.of(run, stage), request.reason()));
                return;
            }
            step = logic.next(trigger, tasks.results());
        }
        conclude(
                step instanceof Step.Done done
                        ? done.outcome()
                        : new StageCancelled(StageRef.of(run, stage), request.reason()));
    }

    /** An event that cannot be encoded must not become the record, because it could never be published. */
    private void conclude(RunEvent event) {
        try {
            CloudEvents.encode(event, stage.key(), begun);
        } catch (IllegalArgumentException e) {
            conclude(new StageFailed(StageRef.of(run, stage), List.of(), Failures.eventTooLarge(e.getMessage())));
            return;
        }
        announce(ports.records.conclude(run, stage, new OutcomeRecord(ports.clock.instant(), event)));
    }

    private void announce(OutcomeRecord outcome) {
        ports.publish(outcome.event(), outcome.time());
        ports.metrics.ended(
                stage, run.refit(), (RunEvent) outcome.event(), Duration.between(begun, ports.clock.instant()));
        over.complete(null);
    }

    private void handOff() {
        if (!handedOff) {
            handedOff = true;
            ports.metrics.handOff(stage, Duration.between(triggered, ports.clock.instant()));
        }
    }
}
