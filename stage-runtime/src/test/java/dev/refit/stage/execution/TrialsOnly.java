package dev.refit.stage.execution;

import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.definition.TrainingSpec;
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
import java.util.List;
import java.util.Map;

/** A stage of these trials side by side or one after the other, and done when all have a result. */
record TrialsOnly(List<Integer> trials, int parallel) implements StageLogic<FeaturesBuilt> {
    TrialsOnly(List<Integer> trials) {
        this(trials, trials.size());
    }

    @Override
    public Stage stage() {
        return Stage.TRAINING;
    }

    @Override
    public Class<FeaturesBuilt> trigger() {
        return FeaturesBuilt.class;
    }

    @Override
    public Step next(FeaturesBuilt built, TaskResults results) {
        if (trials.stream().allMatch(trial -> results.get(trial) != null)) {
            return new Step.Done(new ModelTrained(built.run(), built.features(), Samples.model()));
        }
        return new Step.Launch(tasks(built), parallel);
    }

    private List<Task> tasks(FeaturesBuilt built) {
        TrainingSpec training = built.run().definition().spec().training();
        return trials.stream()
                .<Task>map(trial -> new WorkloadTask(
                        trial,
                        "trial",
                        new WorkloadRequest.Trial(built.run(), built.features(), trial, Map.of()),
                        new Resources(1, 1, 1),
                        training.timeoutOr(Duration.ofHours(4)),
                        training))
                .toList();
    }
}
