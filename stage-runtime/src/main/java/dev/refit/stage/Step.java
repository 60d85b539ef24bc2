package dev.refit.stage;

import dev.refit.events.RunEvent;
import dev.refit.events.checks.Checks;
import dev.refit.events.run.Failure;
import java.util.List;

/** What a stage does next. */
public sealed interface Step {

    /**
     * Run these tasks, except those that have a result.
     *
     * @param parallel how many of them at a time, in their order
     */
    record Launch(List<Task> tasks, int parallel) implements Step {
        public Launch {
            tasks = Checks.notEmpty("tasks", tasks);
            Checks.atLeast("parallel", parallel, 1);
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
