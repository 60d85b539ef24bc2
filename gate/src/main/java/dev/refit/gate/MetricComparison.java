package dev.refit.gate;

import dev.refit.gate.statistics.Interval;

/**
 * A metric of candidate and champion on the same rows.
 *
 * @param metric such as {@code auc}
 * @param higherIsBetter whether a model with a higher value is the better one
 * @param difference candidate minus champion
 */
public record MetricComparison(
        String metric, boolean higherIsBetter, double candidate, double champion, Interval difference) {

    /** By how much the candidate is better; negative when it is worse. */
    public Interval improvement() {
        return higherIsBetter ? difference : difference.negated();
    }
}
