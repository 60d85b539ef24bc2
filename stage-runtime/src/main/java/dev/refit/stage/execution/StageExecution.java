package dev.refit.stage.execution;

import dev.refit.events.CloudEvents;
import dev.refit.events.OutcomeRecord;
import dev.refit.events.RunEvent;
import dev.refit.events.StageEvent.StageCancelled;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.StageEvent.StageRef;
import dev.refit.events.run.Failure;
import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;
import dev.refit.launcher.LauncherException;
import dev.refit.launcher.Workload;
import dev.refit.launcher.WorkloadState;
import dev.refit.stage.StageLogic;
import dev.refit.stage.Step;
import dev.refit.stage.Task;
import dev.refit.stage.WorkloadTask;
import dev.refit.stage.proof.UnprovenTriggerException;
import dev.refit.store.ArtifactStoreException;
import io.smallrye.mutiny.TimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
    private final Outage outage;
    private final Budget budget;
    private final RecordChecks checks;
    private volatile Map<String, WorkloadState> workloads = Map.of();
    private volatile Instant due = Instant.MIN;
    private volatile boolean waiting;
    private Optional<RunEvent.RunCancelRequested> cancelled = Optional.empty();
    private boolean proven;

    /** Whether what there was before this process took the stage up has been read. */
    private boolean taken;

    private boolean handedOff;
    private boolean recorded;

    /** How the stage has ended, as it stands on record: only its event has to be sent. */
    private Optional<OutcomeRecord> ended = Optional.empty();

    /** Whether this process has ended it, and has stragglers to end. */
    private boolean stragglers;

    /** Whether the launcher has not answered for so long that what it runs is left to its timeout. */
    private boolean launcherIsLost;

    StageExecution(StageLogic<I> logic, I trigger, Instant triggered, ExecutionPorts ports) {
        this.logic = logic;
        this.trigger = trigger;
        this.run = trigger.ref();
        this.stage = logic.stage();
        this.triggered = triggered;
        this.ports = ports;
        this.begun = ports.clock.instant();
        this.checks = new RecordChecks(ports.clock);
        this.tasks = new TaskRuns(run, stage, ports, over, checks);
        this.outage = new Outage(stage, ports);
        this.budget = new Budget(run, stage, ports);
        over.whenComplete((done, released) -> outage.ends());
    }

    /**
     * Completes when the outcome of the stage is on record and published, exceptionally with {@link
     * UnprovenTriggerException} when there is no reason to carry the stage out.
     */
    CompletableFuture<Void> over() {
        return over;
    }

    ExecutionPorts ports() {
        return ports;
    }

    /** The workloads that it waited for at the end of the last look, as that saw them. Never blocks. */
    Map<String, WorkloadState> workloads() {
        return workloads;
    }

    /** Whether there is something to do though no workload has changed. Never blocks. */
    boolean isDue(Instant now) {
        return !now.isBefore(due) || checks.isAsked();
    }

    /** Whether it only waits, for room or for its next attempt. Never blocks. */
    boolean isWaiting() {
        return waiting;
    }

    /** Has the next look read what others may have put on record. Never blocks. */
    void recordsHaveChanged() {
        checks.ask();
    }

    /** Goes as far as it can go without waiting for a task. */
    synchronized void advance(Function<String, Optional<Workload>> seen) {
        if (over.isDone()) {
            return;
        }
        due = Instant.MIN;
        waiting = false;
        try {
            look(seen);
            if (checks.isAsked() && !over.isDone()) {
                look(seen);
            }
            due = nextLook();
            waiting = !tasks.areAtWork() && ports.clock.instant().isBefore(due);
            if (!tasks.waitForStore()) {
                outage.ends();
            }
            launcherIsLost = false;
        } finally {
            workloads = over.isDone() ? Map.of() : tasks.followed();
        }
    }

    private Instant nextLook() {
        Instant budgetEnds = tasks.budgetIsSpent() ? Instant.MAX : budget.ends();
        return Stream.of(checks.due(), tasks.due(), budgetEnds)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Notes that a part of the platform does not answer; ends the stage as failed when that has lasted too long. */
    synchronized void isAway(RuntimeException cause) {
        Duration patience = ports.settings.patience();
        if (outage.lasts(cause, patience) && proven) {
            launcherIsLost = cause instanceof LauncherException;
            fail(Failures.unavailable(cause.getMessage(), patience));
        }
    }

    /** Ends the stage as failed because of a defect. Call again unless it is over: a task may take a while to end. */
    synchronized void fail(Failure failure) {
        if (over.isDone() || ended.isPresent()) {
            return;
        }
        if (!mayFail(failure)) {
            return;
        }
        try {
            end(Ending.FAILED, ports.launcher::find, () -> failed(failure));
        } catch (ArtifactStoreException | TimeoutException away) {
            throw away;
        } catch (LauncherException away) {
            if (!launcherIsLost) {
                throw away;
            }
            conclude(failed(failure));
        } catch (RuntimeException | Error defect) {
            // The defect itself may hide what there is to end.
            conclude(failed(failure));
        }
    }

    /** Of what is not proven nothing is written: the run may be another's. */
    private boolean mayFail(Failure failure) {
        try {
            return isProven();
        } catch (ArtifactStoreException | TimeoutException away) {
            throw away;
        } catch (RuntimeException defect) {
            over.completeExceptionally(new UnprovenTriggerException(failure.message()));
            return false;
        }
    }

    private void look(Function<String, Optional<Workload>> seen) {
        if (ended.isPresent()) {
            sayHowItEnded();
            return;
        }
        tasks.beginIn(false);
        if (taken) {
            goOn(readRecords(), seen);
            return;
        }
        checks.begin();
        FirstReads reads = new FirstReads(run, stage, ports);
        if (!isProven()) {
            return;
        }
        if (trigger instanceof RunEvent.RunRequested requested && !recorded) {
            if (!ports.records.requested(requested).run().isSameRequest(requested.run())) {
                requestUnderNextId(requested);
                return;
            }
            recorded = true;
        }
        goOn(takeUp(reads), seen);
    }

    private void goOn(Optional<OutcomeRecord> outcome, Function<String, Optional<Workload>> seen) {
        if (outcome.isPresent()) {
            ended = outcome;
            sayHowItEnded();
        } else if (cancelled.isPresent()) {
            cancel(cancelled.get(), seen);
        } else {
            pursue(seen);
        }
    }

    /** Reads what others may have written by now, when it is time to, and answers the outcome. */
    private Optional<OutcomeRecord> readRecords() {
        boolean asked = checks.isAsked();
        if (!asked && ports.clock.instant().isBefore(checks.due())) {
            return Optional.empty();
        }
        checks.begin();
        try {
            Optional<OutcomeRecord> outcome = asked ? ports.records.outcome(run, stage) : Optional.empty();
            if (outcome.isEmpty() && cancelled.isEmpty()) {
                cancelled = ports.records.cancelled(run);
            }
            return outcome;
        } catch (RuntimeException | Error e) {
            checks.ask();
            throw e;
        }
    }

    /** Takes the stage up where whoever was before has left it, and answers the outcome. */
    private Optional<OutcomeRecord> takeUp(FirstReads reads) {
        boolean untouched = reads.untouched();
        Optional<OutcomeRecord> outcome = untouched ? Optional.empty() : ports.records.outcome(run, stage);
        if (outcome.isEmpty()) {
            cancelled = reads.cancelled();
        }
        tasks.beginIn(untouched);
        taken = true;
        return outcome;
    }

    private boolean isProven() {
        if (!proven) {
            try {
                ports.proof.require(trigger);
                proven = true;
            } catch (UnprovenTriggerException e) {
                over.completeExceptionally(e);
            }
        }
        return proven;
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
                conclude(failed(fail.failure()));
                return;
            }
            Step.Launch launch = (Step.Launch) step;
            if (launch.budget().isPresent() && spends(launch.budget().get(), seen)) {
                continue;
            }
            int failures = tasks.failures();
            Optional<Failure> failure = carryOut(launch, seen);
            if (failure.isPresent()) {
                // Also those that this process has not looked at yet.
                tasks.cancel(launch.tasks());
                conclude(failed(failure.get()));
                return;
            }
            List<Task> admitted = tasks.admitted(launch);
            if (admitted.isEmpty()) {
                throw new IllegalStateException("the budget was spent by tasks that the stage does not have");
            }
            moreToDecide = tasks.areSettled(admitted) || tasks.failures() > failures;
        }
    }

    /** Whether the time of the steps with a budget has come to its end with this look, or it is seen now that it had. */
    private boolean spends(Duration allowed, Function<String, Optional<Workload>> seen) {
        if (recallBudget()) {
            return true;
        }
        if (tasks.budgetIsSpent() || !budget.isOver(allowed)) {
            return false;
        }
        Step step = logic.next(trigger, tasks.results());
        while (step instanceof Step.Launch launch
                && launch.budget().isPresent()
                && tasks.withdraw(launch, seen, Ending.FAILED) == Withdrawal.SUCCEEDED) {
            step = logic.next(trigger, tasks.results());
        }
        tasks.spend(budget.spend(tasks.settledWithinBudget()));
        return true;
    }

    /** Reads which tasks count when the budget is spent already; answers whether that is news. */
    private boolean recallBudget() {
        if (tasks.results().budgetIsSpent()) {
            throw new IllegalStateException("the stage wants more of a budget that is spent");
        }
        if (tasks.budgetIsSpent()) {
            return false;
        }
        budget.spent().ifPresent(tasks::spend);
        return tasks.budgetIsSpent();
    }

    private Optional<Failure> carryOut(Step.Launch launch, Function<String, Optional<Workload>> seen) {
        int active = 0;
        for (Task task : tasks.pending(tasks.admitted(launch))) {
            TaskProgress progress = tasks.advance(task, seen, active < launch.parallel());
            if (task instanceof WorkloadTask) {
                handOff();
            }
            if (progress instanceof TaskProgress.GaveUp gaveUp) {
                if (!launch.failuresAreResults()) {
                    return Optional.of(gaveUp.failure());
                }
                tasks.tolerate(task, gaveUp.failure());
            }
            if (progress instanceof TaskProgress.Waiting waiting && waiting.active()) {
                active++;
            }
        }
        return Optional.empty();
    }

    /** Ends as cancelled, unless what the service itself has done can no longer be prevented: then the stage goes on. */
    private void cancel(RunEvent.RunCancelRequested request, Function<String, Optional<Workload>> seen) {
        RunEvent cancelled = new StageCancelled(StageRef.of(run, stage), request.reason());
        if (end(Ending.CANCELLED, seen, () -> cancelled) == Withdrawal.COMMITTED) {
            pursue(seen);
        }
    }

    /**
     * Ends what is under way, in whichever step and by whichever process it was begun, and then the stage: with its own
     * outcome when its last step was the service's own and is done, otherwise with this one.
     */
    private Withdrawal end(
            Ending ending, Function<String, Optional<Workload>> seen, Supplier<? extends RunEvent> outcome) {
        boolean ownWork = true;
        Step step = logic.next(trigger, tasks.results());
        while (step instanceof Step.Launch launch) {
            if (launch.budget().isPresent()) {
                recallBudget();
            }
            Withdrawal withdrawal = tasks.withdraw(launch, seen, ending);
            if (withdrawal == Withdrawal.COMPLETE) {
                conclude(outcome.get());
            }
            if (withdrawal != Withdrawal.SUCCEEDED) {
                return withdrawal;
            }
            ownWork = launch.tasks().stream().noneMatch(WorkloadTask.class::isInstance);
            step = logic.next(trigger, tasks.results());
        }
        conclude(ownWork && step instanceof Step.Done done ? done.outcome() : outcome.get());
        return Withdrawal.SUCCEEDED;
    }

    private StageFailed failed(Failure failure) {
        return new StageFailed(StageRef.of(run, stage), tasks.failedAttempts(), failure);
    }

    /** An event that cannot be encoded must not become the record, because it could never be published. */
    private void conclude(RunEvent event) {
        try {
            CloudEvents.encode(event, stage.key(), begun);
        } catch (IllegalArgumentException e) {
            conclude(new StageFailed(StageRef.of(run, stage), List.of(), Failures.eventTooLarge(e.getMessage())));
            return;
        }
        ended = Optional.of(ports.records.conclude(run, stage, new OutcomeRecord(ports.clock.instant(), event)));
        stragglers = true;
        sayHowItEnded();
    }

    /** Sends the event of what is on record. Whoever ends the stage ends what was launched meanwhile; others only theirs. */
    private void sayHowItEnded() {
        if (stragglers) {
            cancelStragglers();
            stragglers = false; // Later ones are a later generation's.
        } else {
            tasks.cancelOwn();
        }
        announce(ended.orElseThrow());
    }

    private void cancelStragglers() {
        try {
            tasks.cancelStragglers();
        } catch (LauncherException e) {
            if (!launcherIsLost) {
                throw e;
            }
        }
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
