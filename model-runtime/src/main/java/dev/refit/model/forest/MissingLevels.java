package dev.refit.model.forest;

import dev.refit.model.Column;

/** Tells which values of a column count as missing because they are not a level of the column. */
public final class MissingLevels {
    private MissingLevels() {}

    /**
     * Returns the smallest value that counts as missing: {@code value >= from(column)} holds for those and for no level. NaN
     * for a numeric column, which has no such value.
     */
    public static double from(Column column) {
        if (!column.isCategorical()) {
            return Double.NaN;
        }
        // H2O truncates a value to its level. In a column without levels even -0.5, which becomes level 0, is missing.
        return column.levels().isEmpty() ? Math.nextUp(-1.0) : column.levels().size();
    }
}
