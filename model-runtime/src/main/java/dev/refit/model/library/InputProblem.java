package dev.refit.model.library;

/**
 * What was counted of a column since the model was loaded.
 *
 * @param lastValue the last such value; null when it was missing, or a constant that stands for every text that is no level
 */
public record InputProblem(String column, Reason reason, long count, String lastValue) {
    /** What is wrong with a value. */
    public enum Reason {
        UNSEEN_LEVEL,
        MISSING,
        OUT_OF_RANGE
    }
}
