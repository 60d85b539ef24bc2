package dev.refit.events.definition.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Training with one engine. Every engine trains one or more trials, compares them on the validation rows and scores the
 * chosen one on the holdout rows. {@link dev.refit.events.definition.TrainingSpec} lists the engines.
 */
public interface TrainingEngine {
    int MAX_TRIALS = 100;

    /** The engine's key below {@code spec.training}, such as {@code h2o}. */
    String key();

    /** The name of the algorithm as definitions write it, such as {@code gbm}. */
    String algorithmName();

    /** The response column. */
    String target();

    /** Columns of the feature table that are not features. */
    List<String> ignore();

    /** The rows that trials are compared on. No trial is trained on them. */
    RowFilter validation();

    /** The rows that the chosen trial is scored on, once. No trial is trained on them. */
    RowFilter holdout();

    /** The metric that trials are compared by. */
    Metric metric();

    /** How many trials run side by side, at least 1. */
    int parallel();

    /** The parameters that all trials share. */
    Map<String, Object> parameters();

    /** The values to try. */
    TrialSpace space();

    /** How trials are found among the values to try; null for a grid of which every trial must succeed. */
    TrialSearch search();

    /** The parameter of which halving gives more to each round; empty if the algorithm has none. */
    Optional<String> resource();

    /** The parameters of each trial of a grid; 1 to {@link #MAX_TRIALS} entries. Trial 1 is at index 0. */
    List<Map<String, Object>> trialParameters();

    /** How trials are found. */
    default SearchStrategy strategy() {
        return search() == null ? SearchStrategy.GRID : search().strategy();
    }

    /** The rounds of halving. */
    default List<HalvingRounds.Round> rounds() {
        String grown = resource().orElseThrow();
        return HalvingRounds.of(
                search().max(),
                search().share(),
                space().ranges().get(grown),
                space().whole().contains(grown));
    }

    /** How many trials there are if none fails, 1 to {@link #MAX_TRIALS}. */
    default int trialCount() {
        return switch (strategy()) {
            case GRID -> trialParameters().size();
            case RANDOM -> search().max();
            case HALVING -> HalvingRounds.trials(rounds());
        };
    }
}
