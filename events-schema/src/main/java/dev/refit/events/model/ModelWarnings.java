package dev.refit.events.model;

import dev.refit.events.definition.engine.Metric;
import java.util.ArrayList;
import java.util.List;

/** What whoever uses a model should know of its training, in sentences. */
public final class ModelWarnings {
    private ModelWarnings() {}

    /** Empty where there is nothing to say, and for a model whose training stage told nothing of its target. */
    public static List<String> of(TrainedModel model) {
        TargetSummary target = model.target();
        if (target == null) {
            return List.of();
        }
        List<String> warnings = new ArrayList<>();
        List<String> poor = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            Double constant = target.baseline().get(metric.key());
            Double value = model.holdout().get(metric.key());
            if (constant != null && value != null && !metric.isBetter(value, constant)) {
                poor.add(metric.key() + " " + rounded(value) + ", of a constant " + rounded(constant));
            }
        }
        if (!poor.isEmpty()) {
            warnings.add("The model is no better than a constant on the holdout: " + String.join("; ", poor) + ".");
        }
        if (target.rowsWithout() > 0) {
            warnings.add("Rows without a target were left out: " + target.trainingRowsWithout() + " of training, "
                    + target.validationRowsWithout() + " of validation, " + target.holdoutRowsWithout()
                    + " of the holdout.");
        }
        return List.copyOf(warnings);
    }

    private static String rounded(double value) {
        return String.format(java.util.Locale.ROOT, "%.4f", value);
    }
}
