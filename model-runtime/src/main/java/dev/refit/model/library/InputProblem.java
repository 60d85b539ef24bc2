package dev.refit.model.library;

/**
 * How often a column has had a problem since the model was loaded.
 *
 * @param lastValue the last such value; null for a missing value, and for the constant that stands for all other texts
 */
public record InputProblem(String column, Reason reason, long count, String lastValue) {
    /** The problem of a value. */
    public enum Reason {
        UNSEEN_LEVEL,
        MISSING,
        OUT_OF_RANGE
    }
}
