package dev.refit.events.model;

import dev.refit.events.checks.Checks;
import dev.refit.events.checks.JsonValues;
import java.util.Map;

/**
 * How a trial ended.
 *
 * @param trial its number, from 1
 * @param parameters as the definition gave them to this trial
 * @param metrics on the validation part, by H2O's names in snake case
 * @param seconds that training took
 */
public record TrialSummary(int trial, Map<String, Object> parameters, Map<String, Double> metrics, double seconds) {
    public TrialSummary {
        Checks.atLeast("trial", trial, 1);
        parameters = JsonValues.copy("parameters", parameters);
        metrics = Checks.metrics("metrics", metrics);
        Checks.finite("seconds", seconds);
    }
}
