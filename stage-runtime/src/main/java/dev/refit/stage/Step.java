package dev.refit.stage;

import dev.refit.events.RunEvent;
import dev.refit.events.checks.Checks;
import dev.refit.events.run.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a stage does next. */
public sealed interface Step {

    /**
     * Run these tasks, except those that have a result.
     *
     * @param parallel how many of them at a time, in their order
     * @param failuresAreResults whether a task that has failed for good leaves its failure among the results, and the
     *     others go on; otherwise it fails the stage
     * @param budget the time that all steps with a budget may take together, from the first of their tasks on, in whichever
     *     process. When it is spent, no further task starts, those under way are ended, and {@link
     *     TaskResults#budgetIsSpent()} holds; there must be no further step with a budget then. Empty for any time; only
     *     workloads may have one
     */
    record Launch(List<Task> tasks, int parallel, boolean failuresAreResults, Optional<Duration> budget)
            implements Step {
        public Launch {
            tasks = Checks.notEmpty("tasks", tasks);
            Checks.atLeast("parallel", parallel, 1);
            Checks.present("budget", budget);
            if (budget.isPresent() && !tasks.stream().allMatch(WorkloadTask.class::isInstance)) {
                throw Checks.invalid("budget", budget.get(), "none for a task of the service's own process");
            }
        }

        public Launch(List<Task> tasks, int parallel) {
            this(tasks, parallel, false, Optional.empty());
        }

        public Launch(Task only) {
            this(List.of(only), 1);
        }
    }

    /** The stage has succeeded, or the model was rejected: publish this event. */
    record Done(RunEvent outcome) implements Step {}

    /** The stage has failed for good. */
    record Fail(Failure failure) implements Step {}
}
