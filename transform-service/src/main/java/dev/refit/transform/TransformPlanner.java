package dev.refit.transform;

import dev.refit.events.RunEvent.DataReady;
import dev.refit.events.definition.MemorySize;
import dev.refit.events.definition.SparkTransform;
import dev.refit.events.definition.TransformSpec;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.launcher.WorkloadSpec.Resources;
import dev.refit.stage.Task;
import dev.refit.stage.WorkloadTask;
import java.util.Objects;

/** From the data of a run to the workload that builds its features. */
final class TransformPlanner {
    private TransformPlanner() {}

    static WorkloadTask plan(DataReady ready, TransformSettings settings) {
        TransformSpec transform = ready.run().definition().spec().transform();
        SparkTransform spark = transform.spark();
        int memory = MemorySize.mebibytes(spark.executorMemory()) + settings.overheadMiB();
        return new WorkloadTask(
                Task.SINGLE,
                "transform",
                new WorkloadRequest.Transform(ready.run(), ready.snapshots()),
                new Resources(
                        memory,
                        settings.cpus(),
                        spark.executors(),
                        Objects.requireNonNullElse(spark.maxExecutors(), spark.executors())),
                transform.timeout(settings.timeout()),
                transform);
    }
}
