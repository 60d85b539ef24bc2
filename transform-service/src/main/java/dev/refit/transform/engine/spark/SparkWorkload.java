package dev.refit.transform.engine.spark;

import dev.refit.events.definition.engine.MemorySize;
import dev.refit.events.definition.engine.spark.SparkTransform;
import dev.refit.launcher.WorkloadSpec.Resources;
import dev.refit.transform.engine.EngineWorkload;
import java.util.Objects;

/** A Spark application with as many executors as the definition asks for. */
public final class SparkWorkload {
    private SparkWorkload() {}

    /**
     * Plans the workload of a transform.
     *
     * @param cpus processors of each executor
     * @param overheadMiB memory that an executor needs beside its heap, in MiB
     */
    public static EngineWorkload of(SparkTransform spark, int cpus, int overheadMiB) {
        int memory = MemorySize.mebibytes(spark.executorMemory()) + overheadMiB;
        int most = Objects.requireNonNullElse(spark.maxExecutors(), spark.executors());
        return new EngineWorkload("transform", new Resources(memory, cpus, spark.executors(), most));
    }
}
