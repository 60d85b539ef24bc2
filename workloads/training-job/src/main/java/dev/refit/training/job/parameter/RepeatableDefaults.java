package dev.refit.training.job.parameter;

import dev.refit.events.definition.engine.h2o.Algorithm;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is set differently from H2O's own defaults, unless the definition sets it: the same request then gives the same
 * model. H2O by default draws its seed, and lets the clock decide when to score, which decides when to stop early.
 */
public final class RepeatableDefaults {
    public static final long SEED = 1;
    private static final int TREES_BETWEEN_SCORES = 5;

    private RepeatableDefaults() {}

    public static Map<String, Object> of(Algorithm algorithm, Map<String, Object> given) {
        Map<String, Object> defaults = new LinkedHashMap<>();
        defaults.put("seed", SEED);
        switch (algorithm) {
            case GBM, DRF, XGBOOST -> {
                if (given.get("stopping_rounds") instanceof Number rounds && rounds.intValue() > 0) {
                    defaults.put("score_tree_interval", TREES_BETWEEN_SCORES);
                }
            }
            case DEEPLEARNING -> {
                defaults.put("reproducible", true);
                // One pass over the data between scores, however fast the machine is.
                defaults.put("train_samples_per_iteration", 0);
                defaults.put("score_interval", 0);
                defaults.put("score_duty_cycle", 1);
            }
            case GLM -> {
                // Solved, not searched: nothing in it depends on the clock.
            }
        }
        return defaults;
    }
}
