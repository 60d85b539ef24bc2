package dev.refit.training;

import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.model.TrainedModel;
import dev.refit.events.workload.WorkloadResult.Evaluated;
import dev.refit.events.workload.WorkloadResult.Trained;
import java.util.List;

/** From the results of the workloads to model.trained. */
final class TrainingOutcome {
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
                        chosen.importances(),
                        chosen.trainingRows(),
                        evaluated.holdoutRows())
                .with(evaluated.schema(), evaluated.scoredHoldout(), chosen.tools())
                .with(evaluated.target())
                .with(evaluated.fit());
        return new ModelTrained(built.run(), built.features(), model);
    }
}
