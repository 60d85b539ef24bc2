package dev.refit.stage.execution;

import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;
import dev.refit.run.WorkloadName;
import dev.refit.stage.Task;
import dev.refit.stage.TaskKey;
import java.util.Optional;

/**
 * Names of attempts: a {@link WorkloadName} for a workload, and {@code <run>-<task>[-tN]-aN} for work of the service's own
 * process. The key of a flight, {@code <run>-<stage>}, is the first part of the names of its workloads.
 */
final class AttemptNames {
    private AttemptNames() {}

    static String of(RunRef run, Stage stage, TaskKey task, int attempt) {
        if (task.name().isEmpty()) {
            return new WorkloadName(run.run(), stage, task.number(), attempt).toString();
        }
        String number = task.number() == Task.SINGLE ? "" : "-t" + task.number();
        return run.run() + "-" + task.name() + number + "-a" + attempt;
    }

    static String flightKey(RunRef run, Stage stage) {
        return flightKey(run.run(), stage);
    }

    /** The key of the flight that a workload belongs to; empty for a name of another form. */
    static Optional<String> parseFlightKey(String workload) {
        return WorkloadName.parse(workload).map(name -> flightKey(name.run(), name.stage()));
    }

    static String flightKey(String run, Stage stage) {
        return run + "-" + stage.key();
    }
}
