package dev.refit.events.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.checks.Checks;
import java.util.Map;

/**
 * How well a model fits the rows that it was trained on. Next to the metrics of other rows it tells how much it overfits.
 *
 * @param training metrics on the training part
 * @param crossValidation metrics of the models of all folds, each on the rows of the training part that it was not trained
 *     on; empty without folds
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FitSummary(Map<String, Double> training, Map<String, Double> crossValidation) {
    public FitSummary {
        training = Checks.metrics("training", training);
        crossValidation = Checks.metrics("crossValidation", crossValidation);
    }
}
