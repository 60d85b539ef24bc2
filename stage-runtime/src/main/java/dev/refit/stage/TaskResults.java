package dev.refit.stage;

import dev.refit.events.workload.WorkloadResult;
import java.util.Map;
import java.util.Optional;

/** The results of a stage's tasks so far. Only tasks that have succeeded have one. Immutable. */
public final class TaskResults {
    private final Map<TaskKey, Object> results;

    private TaskResults(Map<TaskKey, Object> results) {
        this.results = Map.copyOf(results);
    }

    /**
     * The given results.
     *
     * @param results of a workload its {@link WorkloadResult}, of an {@link InProcessTask} the answer of its effect
     */
    public static TaskResults of(Map<TaskKey, Object> results) {
        return new TaskResults(results);
    }

    /** The result of the workload of this number; null as long as there is none. */
    public WorkloadResult get(int number) {
        return (WorkloadResult) results.get(TaskKey.workload(number));
    }

    /**
     * The result of an {@link InProcessTask}; empty as long as there is none.
     *
     * @throws ClassCastException when it is of another type
     */
    public <R> Optional<R> find(TaskKey task, Class<R> type) {
        return Optional.ofNullable(results.get(task)).map(type::cast);
    }
}
