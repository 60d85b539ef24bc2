package dev.refit.training;

import dev.refit.events.definition.TrainingSpec;
import dev.refit.events.definition.engine.h2o.H2oTraining;
import dev.refit.training.engine.EngineWorkload;
import dev.refit.training.engine.h2o.H2oWorkload;

/** The workload of each engine. */
record EngineWorkloads(TrainingSettings settings) implements TrainingSpec.Cases<EngineWorkload> {

    @Override
    public EngineWorkload h2o(H2oTraining training) {
        return H2oWorkload.of(training, settings.cpus(), settings.overheadMiB());
    }
}
