package dev.refit.training.engine.h2o;

import dev.refit.events.definition.engine.MemorySize;
import dev.refit.events.definition.engine.h2o.H2oTraining;
import dev.refit.launcher.WorkloadSpec.Resources;
import dev.refit.training.engine.EngineWorkload;

/** An H2O cloud for each trial, and one for the evaluation: as many nodes as the definition asks for. */
public final class H2oWorkload {
    private H2oWorkload() {}

    /**
     * Plans the workload of a training.
     *
     * @param cpus processors of each node
     * @param overheadMiB memory that a node needs beside its heap, in MiB
     */
    public static EngineWorkload of(H2oTraining training, int cpus, int overheadMiB) {
        int memory = MemorySize.mebibytes(training.memory()) + overheadMiB;
        return new EngineWorkload("trial", "evaluate", new Resources(memory, cpus, training.nodes()));
    }
}
