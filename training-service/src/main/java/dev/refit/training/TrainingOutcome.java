package dev.refit.training;

import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.model.TrainedModel;
import dev.refit.events.workload.WorkloadResult.Evaluated;
import dev.refit.events.workload.WorkloadResult.Trained;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From the results of the workloads to model.trained. */
final class TrainingOutcome {
    /**
     * An event is limited, and with thousands of features these would be most of it. The trial's result in the artifact
     * store has all.
     */
    static final int MOST_IMPORTANCES = 500;

    private TrainingOutcome() {}

    static ModelTrained of(FeaturesBuilt built, List<Trained> trials, Trained chosen, Evaluated evaluated) {
        TrainedModel model = new TrainedModel(
                        chosen.artifact(),
                        evaluated.examples(),
                        TrainingPlanner.engine(built).metric(),
                        chosen.summary().trial(),
                        trials.stream().map(Trained::summary).toList(),
                        evaluated.holdout(),
                        chosen.parametersUsed(),
                        mostImportant(chosen.importances()),
                        chosen.trainingRows(),
                        evaluated.holdoutRows())
                .with(evaluated.schema(), evaluated.scoredHoldout(), chosen.tools())
                .with(evaluated.target())
                .with(evaluated.fit());
        return new ModelTrained(built.run(), built.features(), model);
    }

    private static Map<String, Double> mostImportant(Map<String, Double> importances) {
        Map<String, Double> most = new LinkedHashMap<>();
        importances.entrySet().stream()
                .limit(MOST_IMPORTANCES)
                .forEach(entry -> most.put(entry.getKey(), entry.getValue()));
        return most;
    }
}
