package dev.refit.stage.execution;

import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;
import dev.refit.stage.TaskKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The time that a stage's steps with a budget take, across processes: its begin is on record, and so are the tasks that
 * count once it is spent. A result that comes later would change what follows from the others. Not thread-safe.
 */
final class Budget {
    private final RunRef run;
    private final Stage stage;
    private final ExecutionPorts ports;
    private Optional<Instant> begun = Optional.empty();
    private Instant ends = Instant.MAX;

    Budget(RunRef run, Stage stage, ExecutionPorts ports) {
        this.run = run;
        this.stage = stage;
        this.ports = ports;
    }

    /** Whether the time is over. The first question, in whichever process, begins it. */
    boolean isOver(Duration allowed) {
        if (begun.isEmpty()) {
            begun = Optional.of(ports.records.beginBudget(run, stage, ports.clock.instant()));
        }
        ends = begun.get().plus(allowed);
        return !ports.clock.instant().isBefore(ends);
    }

    /** When the time is over, as far as it has begun; {@link Instant#MAX} before. */
    Instant ends() {
        return ends;
    }

    /** The tasks that count; empty while nothing is on record. */
    Optional<List<TaskKey>> spent() {
        return ports.records.spentBudget(run, stage).map(Budget::keys);
    }

    /** Puts on record that these tasks count, unless others are, and answers those that do. */
    List<TaskKey> spend(List<TaskKey> settled) {
        List<Integer> numbers = settled.stream().map(TaskKey::number).toList();
        return keys(ports.records.spendBudget(run, stage, ports.clock.instant(), numbers));
    }

    private static List<TaskKey> keys(List<Integer> numbers) {
        return numbers.stream().map(TaskKey::workload).toList();
    }
}
