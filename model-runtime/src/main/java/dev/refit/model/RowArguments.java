package dev.refit.model;

/** Checks the arrays that callers pass to a scorer. */
public final class RowArguments {
    private RowArguments() {}

    /** @throws IllegalArgumentException if the row does not have one value for each input */
    public static void checkRow(double[] row, ModelInfo info) {
        if (row.length != info.features()) {
            throw new IllegalArgumentException(
                    "row: " + row.length + " values, expected " + info.features() + ", one for each input");
        }
    }

    /** @throws IllegalArgumentException if an output array is shorter than needed */
    public static void checkRoom(int length, int needed) {
        if (length < needed) {
            throw new IllegalArgumentException("out: " + length + " elements, expected at least " + needed);
        }
    }
}
