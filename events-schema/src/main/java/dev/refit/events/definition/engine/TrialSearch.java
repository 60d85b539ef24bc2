package dev.refit.events.definition.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.checks.Checks;
import java.util.Map;

/**
 * How the trials of a definition are found.
 *
 * @param seed what the draws follow from; null if they follow from the run's id, so that each run draws others
 * @param max how many combinations are drawn, 1 to {@link TrainingEngine#MAX_TRIALS}; null for a grid
 * @param eta of each round of halving one of so many goes on, with so many times as much of the resource; null is {@link
 *     #DEFAULT_ETA}
 * @param budget the time from the first trial's begin after which no further one starts, such as {@code 2h};
 *     null for any
 * @param minSucceeded how many trials must succeed, 1 or more; null if all of them must
 * @param ranges parameters whose values are drawn from a range, by name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrialSearch(
        SearchStrategy strategy,
        Long seed,
        Integer max,
        Integer eta,
        String budget,
        Integer minSucceeded,
        Map<String, ValueRange> ranges) {
    public static final int DEFAULT_ETA = 3;

    public TrialSearch {
        Checks.present("strategy", strategy);
        between("max", max, 1, TrainingEngine.MAX_TRIALS);
        between("eta", eta, 2, 10);
        between("minSucceeded", minSucceeded, 1, TrainingEngine.MAX_TRIALS);
        ranges = Checks.sorted("ranges", ranges);
    }

    /** Of how many trials of a round one goes on. */
    public int share() {
        return eta == null ? DEFAULT_ETA : eta;
    }

    private static void between(String field, Integer value, int min, int max) {
        if (value != null && (value < min || value > max)) {
            throw Checks.invalid(field, value, min + " to " + max);
        }
    }
}
