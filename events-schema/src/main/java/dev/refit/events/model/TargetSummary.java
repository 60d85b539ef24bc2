package dev.refit.events.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.checks.Checks;
import java.util.Map;

/**
 * The target in the rows that a model was made of, and how well a constant predicts it. Rows without a target are neither
 * trained on nor scored.
 *
 * @param trainingRowsWithout rows of the training part without a target
 * @param validationRowsWithout rows of the validation part without a target
 * @param holdoutRowsWithout rows of the holdout without a target
 * @param mean of the target in the training part; of two classes the share of the second, null for more classes
 * @param shares of the classes in the training part, by class; empty for a quantity
 * @param baseline metrics on the holdout of the constant that predicts {@code shares} or, of a quantity, {@code mean}; empty where they
 *     are not known, as of weighted rows
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TargetSummary(
        long trainingRowsWithout,
        long validationRowsWithout,
        long holdoutRowsWithout,
        Double mean,
        Map<String, Double> shares,
        Map<String, Double> baseline) {
    public TargetSummary {
        Checks.notNegative("trainingRowsWithout", trainingRowsWithout);
        Checks.notNegative("validationRowsWithout", validationRowsWithout);
        Checks.notNegative("holdoutRowsWithout", holdoutRowsWithout);
        shares = Checks.metrics("shares", shares);
        baseline = Checks.metrics("baseline", baseline);
    }

    /** Rows of all parts without a target. */
    public long rowsWithout() {
        return trainingRowsWithout + validationRowsWithout + holdoutRowsWithout;
    }
}
