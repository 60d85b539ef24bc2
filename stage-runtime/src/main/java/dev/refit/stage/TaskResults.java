package dev.refit.stage;

import dev.refit.events.run.Failure;
import dev.refit.events.workload.WorkloadResult;
import java.util.Map;
import java.util.Optional;

/** The results of a stage's tasks so far. Only tasks that have succeeded have one. Immutable. */
public final class TaskResults {
    private final Map<TaskKey, Object> results;
    private final Map<TaskKey, Failure> failures;
    private final boolean budgetIsSpent;

    private TaskResults(Map<TaskKey, Object> results, Map<TaskKey, Failure> failures, boolean budgetIsSpent) {
        this.results = Map.copyOf(results);
        this.failures = Map.copyOf(failures);
        this.budgetIsSpent = budgetIsSpent;
    }

    /**
     * The given results.
     *
     * @param results of a workload its {@link WorkloadResult}, of an {@link InProcessTask} the answer of its effect
     */
    public static TaskResults of(Map<TaskKey, Object> results) {
        return of(results, Map.of(), false);
    }

    /**
     * The given results.
     *
     * @param failures of tasks that have failed for good, in steps where that is a result
     * @param budgetIsSpent whether the steps with a budget are over
     */
    public static TaskResults of(Map<TaskKey, Object> results, Map<TaskKey, Failure> failures, boolean budgetIsSpent) {
        return new TaskResults(results, failures, budgetIsSpent);
    }

    /** The result of the workload of this number; null as long as there is none. */
    public WorkloadResult get(int number) {
        return (WorkloadResult) results.get(TaskKey.workload(number));
    }

    /**
     * Why the workload of this number has failed for good; empty when it has not, and in a step where that fails the stage.
     */
    public Optional<Failure> failure(int number) {
        return Optional.ofNullable(failures.get(TaskKey.workload(number)));
    }

    /** Whether the time of the steps with a budget is over. A task without a result then never has one. */
    public boolean budgetIsSpent() {
        return budgetIsSpent;
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
