package dev.refit.stage;

import dev.refit.events.RunEvent;
import dev.refit.events.run.Stage;

/**
 * What one stage does. The stage services differ in nothing else.
 *
 * @param <I> the event that triggers it
 */
public interface StageLogic<I extends RunEvent.StageTrigger> {
    Stage stage();

    Class<I> trigger();

    /**
     * Decides what to do next: equal arguments have equal answers, and asking has no effect. Asked whenever a task has
     * succeeded, or failed where that is a result, again from the start after a restart, and for a cancelled run, to learn
     * what there is to end.
     *
     * @param results the results of the stage's tasks so far
     */
    Step next(I trigger, TaskResults results);
}
