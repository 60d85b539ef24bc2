package dev.refit.stage.execution;

import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;
import dev.refit.launcher.WorkloadState;
import dev.refit.stage.RetryPolicy;
import dev.refit.stage.WorkloadTask;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * When a workload that was interrupted is run again: at once after the first time, then after a wait, and not for ever. The
 * requests of an attempt's executions are counted, so a restart forgets none. Not thread-safe.
 */
final class Interruptions {
    private static final Logger LOG = Logger.getLogger(Interruptions.class);
    private static final RetryPolicy AGAIN = new RetryPolicy(20, Duration.ofSeconds(5), Duration.ofMinutes(5));

    private final RunRef run;
    private final Stage stage;
    private final WorkloadTask task;
    private final ExecutionPorts ports;
    private Optional<Instant> due = Optional.empty();
    private int executions;

    Interruptions(RunRef run, Stage stage, WorkloadTask task, ExecutionPorts ports) {
        this.run = run;
        this.stage = stage;
        this.task = task;
        this.ports = ports;
    }

    /** Notes that the attempt is interrupted. */
    void seen(TaskAttempts attempts, WorkloadState.Interrupted interrupted) {
        if (due.isEmpty()) {
            executions = ports.records.executions(run, stage, task, attempts.number());
            Duration wait = executions < 2 ? Duration.ZERO : AGAIN.waitAfter(executions - 1);
            due = Optional.of(ports.clock.instant().plus(wait));
            LOG.warnf(
                    "%s was interrupted, for the %d. time, and is run again after %d s: %s",
                    attempts.name(), executions, wait.toSeconds(), interrupted.reason());
        }
    }

    /** Whether an interruption was seen, and the workload does not run again yet. */
    boolean isWaiting() {
        return due.isPresent();
    }

    /** Whether it was interrupted so often that it is of no use to run it once more. */
    boolean areTooMany() {
        return executions >= AGAIN.attempts();
    }

    int count() {
        return executions;
    }

    boolean isDue() {
        return due.filter(instant -> ports.clock.instant().isBefore(instant)).isEmpty();
    }

    /** When it is run again. */
    Instant due() {
        return due.orElse(Instant.MIN);
    }

    /** Notes that it runs again, or that its attempt is over. */
    void end() {
        due = Optional.empty();
        executions = 0;
    }
}
