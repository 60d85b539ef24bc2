package dev.refit.events.definition.engine;

import java.util.List;
import java.util.Map;

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

    /** The parameters of each trial; 1 to {@link #MAX_TRIALS} entries. Trial 1 is at index 0. */
    List<Map<String, Object>> trialParameters();
}
