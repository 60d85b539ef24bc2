package dev.refit.gate.statistics;

/** Checks of what describes rows. */
final class Rows {
    private Rows() {}

    static void requireEqual(int expected, int got) {
        if (expected != got) {
            throw new IllegalArgumentException("rows: got " + got + " values, expected " + expected);
        }
    }

    static void requireNumbers(double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                throw new IllegalArgumentException("row " + i + ": got NaN, expected a number");
            }
        }
    }
}
