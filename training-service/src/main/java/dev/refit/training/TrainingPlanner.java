package dev.refit.training;

import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.definition.AttemptSpec;
import dev.refit.events.definition.H2oTraining;
import dev.refit.events.definition.MemorySize;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.events.workload.WorkloadResult.Trained;
import dev.refit.launcher.WorkloadSpec.Resources;
import dev.refit.stage.Task;
import dev.refit.stage.WorkloadTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From a feature table to the workloads that train its trials, and to the one that scores the chosen trial. */
final class TrainingPlanner {
    private TrainingPlanner() {}

    static List<WorkloadTask> trials(FeaturesBuilt built, TrainingSettings settings) {
        List<Map<String, Object>> parameters = h2o(built).trialParameters();
        List<WorkloadTask> tasks = new ArrayList<>();
        for (int trial = 1; trial <= parameters.size(); trial++) {
            WorkloadRequest request =
                    new WorkloadRequest.Trial(built.run(), built.features(), trial, parameters.get(trial - 1));
            tasks.add(task(trial, "trial", request, built, settings));
        }
        return tasks;
    }

    static WorkloadTask evaluation(FeaturesBuilt built, Trained chosen, TrainingSettings settings) {
        WorkloadRequest request = new WorkloadRequest.Evaluate(
                built.run(), built.features(), chosen.summary().trial(), chosen.model());
        return task(Task.SINGLE, "evaluate", request, built, settings);
    }

    static H2oTraining h2o(FeaturesBuilt built) {
        return built.run().definition().spec().training().h2o();
    }

    private static WorkloadTask task(
            int trial, String template, WorkloadRequest request, FeaturesBuilt built, TrainingSettings settings) {
        AttemptSpec attempts = built.run().definition().spec().training();
        return new WorkloadTask(
                trial, template, request, resources(built, settings), attempts.timeout(settings.timeout()), attempts);
    }

    private static Resources resources(FeaturesBuilt built, TrainingSettings settings) {
        H2oTraining h2o = h2o(built);
        int memory = MemorySize.mebibytes(h2o.memory()) + settings.overheadMiB();
        return new Resources(memory, settings.cpus(), h2o.nodes());
    }
}
