package dev.refit.stage.execution;

import dev.refit.events.StageEvent.Attempt;
import dev.refit.events.StageEvent.StageAttemptFailed;
import dev.refit.events.StageEvent.StageRef;
import dev.refit.events.StageEvent.StageStarted;
import dev.refit.events.run.Failure;
import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;
import dev.refit.run.WorkloadName;
import dev.refit.stage.RetryPolicy;
import dev.refit.stage.Task;
import dev.refit.stage.TaskKey;
import dev.refit.stage.records.StageRecords.FailedAttempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The attempts of one task. The records of the failed ones decide which attempt is on and when the next one is due, so a
 * restart goes on where the last process stopped. Attempts of earlier generations do not count any more. Not thread-safe.
 */
final class TaskAttempts {
    private final RunRef run;
    private final Stage stage;
    private final TaskKey task;
    private final RetryPolicy retries;
    private final ExecutionPorts ports;
    private final List<Attempt> failed = new ArrayList<>();

    private int number = 1;
    private int announced;
    private boolean resumed;
    private Instant due = Instant.MIN;
    private Optional<FailedAttempt> last = Optional.empty();

    TaskAttempts(RunRef run, Stage stage, TaskKey task, RetryPolicy retries, ExecutionPorts ports) {
        this(run, stage, task, retries, ports, false);
    }

    /** @param untouched whether no attempt is on record */
    TaskAttempts(RunRef run, Stage stage, TaskKey task, RetryPolicy retries, ExecutionPorts ports, boolean untouched) {
        this.resumed = untouched;
        this.run = run;
        this.stage = stage;
        this.task = task;
        this.retries = retries;
        this.ports = ports;
    }

    /** Passes the attempts that have failed before, in any process and generation. */
    void resume() {
        while (!resumed) {
            Optional<FailedAttempt> before = ports.records.failedAttempt(run, stage, task, number);
            if (before.isEmpty()) {
                resumed = true;
            } else {
                pass(before.get());
            }
        }
    }

    /** The name of the attempt that is on. */
    String name() {
        return AttemptNames.of(run, stage, task, number);
    }

    /** The number of the attempt that is on: from 1, counted on through all generations. */
    int number() {
        return number;
    }

    /** The attempts of this generation that have failed, in order. */
    List<Attempt> failed() {
        return List.copyOf(failed);
    }

    boolean isDue() {
        return !ports.clock.instant().isBefore(due);
    }

    /** When the attempt that is on may begin. */
    Instant due() {
        return due;
    }

    /** Whether another attempt may follow when the one that is on fails. */
    boolean anotherMayFollow() {
        return failed.size() + 1 < retries.attempts()
                && AttemptNames.of(run, stage, task, number + 1).length() <= WorkloadName.MAX;
    }

    /** Publishes, once, that the attempt that is on has started. */
    void announce() {
        if (announced != number) {
            ports.publish(new StageStarted(StageRef.of(run, stage), attempt()), ports.clock.instant());
            announced = number;
        }
    }

    /**
     * Puts on record that the attempt that is on has failed, and publishes it.
     *
     * @param generation the one that it was launched in
     * @param again whether another attempt follows in this generation
     */
    TaskProgress fail(int generation, Failure failure, boolean again) {
        StageRef at = StageRef.of(run.inGeneration(generation), stage);
        FailedAttempt record = ports.records.attemptFailed(
                run,
                stage,
                task,
                number,
                new FailedAttempt(ports.clock.instant(), new StageAttemptFailed(at, attempt(), failure, again)));
        ports.publish(record.event(), record.time());
        ports.metrics.attemptFailed(stage, record.event().failure().fault());
        pass(record);
        return last.isPresent() ? new TaskProgress.GaveUp(record.event().failure()) : new TaskProgress.Waiting(false);
    }

    /**
     * The failure after which this generation has no more attempts, published again because the process that recorded it
     * may have died before that; empty while attempts remain.
     */
    Optional<TaskProgress> exhausted() {
        last.ifPresent(record -> ports.publish(record.event(), record.time()));
        return last.map(record -> new TaskProgress.GaveUp(record.event().failure()));
    }

    /** The failure after which this generation has no more attempts; empty while attempts remain. */
    Optional<Failure> lastFailure() {
        return last.map(record -> record.event().failure());
    }

    Attempt attempt() {
        return new Attempt(name(), task.number() == Task.SINGLE ? null : task.number(), number);
    }

    /** Goes on behind an attempt that has failed, unless it is the last of this generation. */
    private void pass(FailedAttempt before) {
        boolean counts = before.event().at().generation() == run.generation();
        if (counts) {
            failed.add(before.event().attempt());
            due = before.time().plus(retries.waitAfter(failed.size()));
        }
        if (counts && !before.event().nextAttempt()) {
            last = Optional.of(before);
            resumed = true;
        } else {
            number++;
        }
    }
}
