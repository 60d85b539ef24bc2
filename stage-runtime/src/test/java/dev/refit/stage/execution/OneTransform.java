package dev.refit.stage.execution;

import dev.refit.events.RunEvent.DataReady;
import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Stage;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.launcher.WorkloadSpec.Resources;
import dev.refit.stage.StageLogic;
import dev.refit.stage.Step;
import dev.refit.stage.Task;
import dev.refit.stage.TaskResults;
import dev.refit.stage.WorkloadTask;
import dev.refit.stage.testing.Samples;
import java.time.Duration;

/** A stage of one workload, which another stage follows. */
record OneTransform() implements StageLogic<DataReady> {
    static DataReady trigger(RunContext run) {
        return new DataReady(run, Samples.snapshots());
    }

    @Override
    public Stage stage() {
        return Stage.TRANSFORM;
    }

    @Override
    public Class<DataReady> trigger() {
        return DataReady.class;
    }

    @Override
    public Step next(DataReady ready, TaskResults results) {
        if (results.get(Task.SINGLE) != null) {
            return new Step.Done(new FeaturesBuilt(ready.run(), Samples.features()));
        }
        return new Step.Launch(new WorkloadTask(
                Task.SINGLE,
                "transform",
                new WorkloadRequest.Transform(ready.run(), ready.snapshots()),
                new Resources(1, 1, 1),
                Duration.ofHours(4),
                ready.run().definition().spec().transform()));
    }
}
