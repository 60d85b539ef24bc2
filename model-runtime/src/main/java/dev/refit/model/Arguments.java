package dev.refit.model;

/** What callers hand over. */
final class Arguments {
    private Arguments() {}

    static void row(double[] row, ModelInfo info) {
        if (row.length != info.features()) {
            throw new IllegalArgumentException(
                    "row: " + row.length + " values, expected " + info.features() + ", one for each input");
        }
    }

    static void room(int length, int needed) {
        if (length < needed) {
            throw new IllegalArgumentException("out: " + length + " elements, expected at least " + needed);
        }
    }
}
