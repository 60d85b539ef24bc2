package dev.refit.stage;

import dev.refit.events.checks.Checks;
import java.util.Comparator;

/**
 * Identifies a task within its stage.
 *
 * @param name a word that no stage shares, such as {@code publish}, for a task of the service's own process; empty for a
 *     workload
 * @param number from 1 where a stage has several tasks of this name; {@link Task#SINGLE} otherwise
 */
public record TaskKey(String name, int number) implements Comparable<TaskKey> {
    private static final Comparator<TaskKey> ORDER =
            Comparator.comparingInt(TaskKey::number).thenComparing(TaskKey::name);

    public TaskKey {
        Checks.present("name", name);
        Checks.atLeast("number", number, Task.SINGLE);
    }

    /** The key of a workload's task. */
    public static TaskKey workload(int number) {
        return new TaskKey("", number);
    }

    @Override
    public int compareTo(TaskKey other) {
        return ORDER.compare(this, other);
    }
}
