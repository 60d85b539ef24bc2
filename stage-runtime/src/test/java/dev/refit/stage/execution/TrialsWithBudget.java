package dev.refit.stage.execution;

import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.RunEvent.ModelTrained;
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
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A stage of rounds of trials that may fail, each half as large as the one before, with a budget. Then comes one workload
 * whose request carries how many trials have succeeded, if one has.
 */
record TrialsWithBudget(int first, int parallel, Duration budget) implements StageLogic<FeaturesBuilt> {
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
        int begin = 1;
        for (int size = first; size > 0 && !results.budgetIsSpent(); size /= 2) {
            List<Integer> round = IntStream.range(begin, begin + size).boxed().toList();
            if (round.stream().anyMatch(trial -> !isSettled(trial, results))) {
                List<Task> tasks =
                        round.stream().map(trial -> task(built, trial, trial)).toList();
                return new Step.Launch(tasks, parallel, true, Optional.of(budget));
            }
            begin += size;
        }
        int succeeded = (int) IntStream.rangeClosed(1, 2 * first)
                .filter(trial -> results.get(trial) != null)
                .count();
        if (succeeded == 0) {
            return new Step.Fail(Failures.internal(new IllegalStateException("no trial has succeeded")));
        }
        return results.get(Task.SINGLE) == null
                ? new Step.Launch(task(built, Task.SINGLE, succeeded))
                : new Step.Done(new ModelTrained(built.run(), built.features(), Samples.model()));
    }

    private static boolean isSettled(int trial, TaskResults results) {
        return results.get(trial) != null || results.failure(trial).isPresent();
    }

    private static Task task(FeaturesBuilt built, int number, int trial) {
        return new WorkloadTask(
                number,
                "trial",
                new WorkloadRequest.Trial(built.run(), built.features(), trial, Map.of()),
                new Resources(1, 1, 1),
                Duration.ofHours(4),
                built.run().definition().spec().training());
    }
}
