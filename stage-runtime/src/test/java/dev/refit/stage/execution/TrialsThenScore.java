package dev.refit.stage.execution;

import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.run.Stage;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.launcher.WorkloadSpec.Resources;
import dev.refit.stage.StageLogic;
import dev.refit.stage.Step;
import dev.refit.stage.Task;
import dev.refit.stage.TaskResults;
import dev.refit.stage.WorkloadTask;
import java.time.Duration;
import java.util.Map;

/** A stage of two steps: trials, then one workload that needs all of them. */
record TrialsThenScore(TrialsOnly trials) implements StageLogic<FeaturesBuilt> {
    @Override
    public Stage stage() {
        return trials.stage();
    }

    @Override
    public Class<FeaturesBuilt> trigger() {
        return trials.trigger();
    }

    @Override
    public Step next(FeaturesBuilt built, TaskResults results) {
        Step step = trials.next(built, results);
        if (step instanceof Step.Launch || results.get(Task.SINGLE) != null) {
            return step;
        }
        return new Step.Launch(new WorkloadTask(
                Task.SINGLE,
                "evaluation",
                new WorkloadRequest.Trial(built.run(), built.features(), 99, Map.of()),
                new Resources(1, 1, 1),
                Duration.ofHours(4),
                built.run().definition().spec().training()));
    }
}
