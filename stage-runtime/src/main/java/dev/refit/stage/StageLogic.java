package dev.refit.stage;

import dev.refit.events.RunEvent;
import dev.refit.events.run.Stage;
import dev.refit.events.workload.WorkloadResult;
import java.util.Map;

/**
 * What one stage does: the only thing in which the stage services differ.
 *
 * @param <I> the event that triggers it
 */
public interface StageLogic<I extends RunEvent.StageTrigger> {
    Stage stage();

    Class<I> trigger();

    /**
     * What to do next. Asked again whenever a workload has ended, and again from the start after a restart, so equal
     * arguments must lead to equal answers, and an effect that has to come before the answer must be idempotent.
     *
     * @param results what the stage's tasks have left so far, by {@link Task#trial()}; never a failed one
     */
    Step next(I trigger, Map<Integer, WorkloadResult> results);

    /**
     * Whether all it does is launching workloads, so that to ask for the next step has no effect in the world. Of a
     * cancelled run a stage that acts itself is not asked any more.
     */
    default boolean launches() {
        return true;
    }
}
