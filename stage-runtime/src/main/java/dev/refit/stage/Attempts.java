package dev.refit.stage;

import dev.refit.events.StageEvent.Attempt;
import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;
import dev.refit.stage.StageRecords.FailedAttempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which attempt of a task is on, how many it has, and when the next one is due, as the records of the failed ones say. Those
 * of earlier generations are passed and count no more. Not thread-safe.
 */
final class Attempts {
    private final RunRef run;
    private final Stage stage;
    private final Task task;
    private final Tools tools;
    private final List<Attempt> failed = new ArrayList<>();

    private int number = 1;
    private boolean resumed;
    private Instant due = Instant.MIN;
    private Optional<FailedAttempt> last = Optional.empty();

    Attempts(RunRef run, Stage stage, Task task, Tools tools) {
        this.run = run;
        this.stage = stage;
        this.task = task;
        this.tools = tools;
    }

    /** Passes the attempts that have failed before, in whatever process or generation that was. */
    void resume() {
        while (!resumed) {
            Optional<FailedAttempt> before = tools.records.failedAttempt(run, stage, task.trial(), number);
            if (before.isEmpty()) {
                resumed = true;
            } else {
                pass(before.get());
            }
        }
    }

    /** Goes on behind an attempt that has failed, unless it is the last of this generation. */
    void pass(FailedAttempt before) {
        boolean counts = before.event().at().generation() == run.generation();
        if (counts) {
            failed.add(before.event().attempt());
            due = before.time().plus(BackOff.wait(task.attempts().backoff(tools.settings.backOff()), failed.size()));
        }
        if (counts && !before.event().nextAttempt()) {
            last = Optional.of(before);
            resumed = true;
        } else {
            number++;
        }
    }

    /** Of the one that is on, from 1 and on through all generations. */
    int number() {
        return number;
    }

    /** Those of this generation that have failed, in order. */
    List<Attempt> failed() {
        return List.copyOf(failed);
    }

    /** The one after which this generation has no more; empty while there is hope. */
    Optional<FailedAttempt> last() {
        return last;
    }

    boolean isDue() {
        return !tools.clock.instant().isBefore(due);
    }

    /** Whether there may be another one when the one that is on fails. */
    boolean anotherMayFollow() {
        return failed.size() + 1 < task.attempts().attempts(tools.settings.attempts())
                && WorkloadNames.of(run, stage, task.trial(), number + 1).length() <= WorkloadNames.MAX;
    }
}
