package dev.refit.training;

import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.definition.TrainingSpec;
import dev.refit.events.definition.engine.SearchStrategy;
import dev.refit.events.definition.engine.TrainingEngine;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.events.workload.WorkloadResult.Trained;
import dev.refit.launcher.WorkloadSpec.Resources;
import dev.refit.stage.Task;
import dev.refit.stage.WorkloadTask;
import dev.refit.training.engine.EngineWorkload;
import dev.refit.training.search.PlannedTrial;
import dev.refit.training.search.TrialPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From a feature table to the workloads that train its trials, and to the one that scores the chosen trial. */
final class TrainingPlanner {
    private TrainingPlanner() {}

    static List<Task> trials(FeaturesBuilt built, TrialPlan plan, TrainingSettings settings) {
        List<Task> tasks = new ArrayList<>();
        for (PlannedTrial trial : plan.trials()) {
            WorkloadRequest request =
                    new WorkloadRequest.Trial(built.run(), built.features(), trial.number(), trial.parameters());
            tasks.add(task(trial.number(), workload(built, settings).trial(), request, built, settings));
        }
        return tasks;
    }

    static WorkloadTask evaluation(FeaturesBuilt built, Trained chosen, TrainingSettings settings) {
        // Of a grid the request stays as it was, so that one of an earlier release is adopted.
        Map<String, Object> parameters = engine(built).strategy() == SearchStrategy.GRID
                ? null
                : chosen.summary().parameters();
        WorkloadRequest request = new WorkloadRequest.Evaluate(
                built.run(), built.features(), chosen.summary().trial(), chosen.model(), parameters);
        return task(Task.SINGLE, workload(built, settings).evaluation(), request, built, settings);
    }

    static TrainingEngine engine(FeaturesBuilt built) {
        return spec(built).engine();
    }

    private static EngineWorkload workload(FeaturesBuilt built, TrainingSettings settings) {
        return spec(built).engine(new EngineWorkloads(settings));
    }

    private static TrainingSpec spec(FeaturesBuilt built) {
        return built.run().definition().spec().training();
    }

    private static WorkloadTask task(
            int trial, String template, WorkloadRequest request, FeaturesBuilt built, TrainingSettings settings) {
        TrainingSpec spec = spec(built);
        Resources resources = workload(built, settings).resources();
        return new WorkloadTask(trial, template, request, resources, spec.timeoutOr(settings.timeout()), spec);
    }
}
