package dev.refit.transform;

import dev.refit.events.RunEvent.DataReady;
import dev.refit.events.definition.TransformSpec;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.stage.Task;
import dev.refit.stage.WorkloadTask;
import dev.refit.transform.engine.EngineWorkload;

/** From the data of a run to the workload that builds its features. */
final class TransformPlanner {
    private TransformPlanner() {}

    static WorkloadTask plan(DataReady ready, TransformSettings settings) {
        TransformSpec transform = ready.run().definition().spec().transform();
        EngineWorkload workload = transform.engine(new EngineWorkloads(settings));
        return new WorkloadTask(
                Task.SINGLE,
                workload.template(),
                new WorkloadRequest.Transform(ready.run(), ready.snapshots()),
                workload.resources(),
                transform.timeoutOr(settings.timeout()),
                transform);
    }
}
