package dev.refit.transform;

import dev.refit.events.definition.TransformSpec;
import dev.refit.events.definition.engine.spark.SparkTransform;
import dev.refit.transform.engine.EngineWorkload;
import dev.refit.transform.engine.spark.SparkWorkload;

/** The workload of each engine. */
record EngineWorkloads(TransformSettings settings) implements TransformSpec.Cases<EngineWorkload> {

    @Override
    public EngineWorkload spark(SparkTransform transform) {
        return SparkWorkload.of(transform, settings.cpus(), settings.overheadMiB());
    }
}
