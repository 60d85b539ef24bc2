package dev.refit.champion.model;

import java.util.Map;

/** One version of a packaged library, loaded. Thread-safe. All versions of an artifact are called through this type. */
public interface ChampionModel {
    /** The version of the library. */
    String version();

    /** {@code groupId:artifactId:version}. */
    String coordinates();

    /** The id of the run or upload that made the library. */
    String runId();

    /** The metrics on the holdout; empty of an uploaded model. */
    Map<String, Double> metrics();

    /**
     * Scores one row.
     *
     * @param row values by the names of columns: texts for categories, numbers or booleans for numbers, an {@link
     *     java.time.Instant} or a {@link java.util.Date} for times. Null, and a column that is not there, are missing
     *     values. Columns that the model does not read are left out
     * @throws IllegalArgumentException if no column is an input of the model, a value has another type, or the library
     *     refuses it
     */
    Prediction score(Map<String, ?> row);
}
