package dev.refit.training.search;

import dev.refit.events.definition.engine.Metric;
import dev.refit.events.workload.WorkloadResult.Trained;
import java.util.List;
import java.util.Optional;

/** Chooses among trials by their metric on the validation part; of equals the one with the lower number. */
public final class TrialChoice {
    private TrialChoice() {}

    /**
     * The best trial, or empty when none has the metric as a number.
     *
     * @param trials by number
     */
    public static Optional<Trained> best(List<Trained> trials, Metric metric) {
        Trained best = null;
        for (Trained trial : trials) {
            if (Double.isNaN(value(trial, metric))) {
                continue;
            }
            if (best == null || metric.isBetter(value(trial, metric), value(best, metric))) {
                best = trial;
            }
        }
        return Optional.ofNullable(best);
    }

    private static double value(Trained trial, Metric metric) {
        return trial.summary().metrics().getOrDefault(metric.key(), Double.NaN);
    }
}
