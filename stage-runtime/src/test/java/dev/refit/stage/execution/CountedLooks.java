package dev.refit.stage.execution;

import dev.refit.events.RunEvent.ModelPackaged;
import dev.refit.events.run.Stage;
import dev.refit.stage.StageLogic;
import dev.refit.stage.Step;
import dev.refit.stage.TaskResults;
import java.util.concurrent.atomic.AtomicInteger;

/** A stage that counts how often it is asked. */
record CountedLooks(EffectOnly counted, AtomicInteger looks, Runnable duringALook)
        implements StageLogic<ModelPackaged> {
    @Override
    public Stage stage() {
        return counted.stage();
    }

    @Override
    public Class<ModelPackaged> trigger() {
        return counted.trigger();
    }

    @Override
    public Step next(ModelPackaged packaged, TaskResults results) {
        looks.incrementAndGet();
        duringALook.run();
        return counted.next(packaged, results);
    }
}
