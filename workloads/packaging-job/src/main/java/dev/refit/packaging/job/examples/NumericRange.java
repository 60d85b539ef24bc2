package dev.refit.packaging.job.examples;

/** Whether the values of a numeric input survive the way through a narrower Java type, bit by bit. */
public final class NumericRange {
    private boolean ints = true;
    private boolean longs = true;
    private boolean booleans = true;

    void add(double value) {
        if (Double.isNaN(value)) {
            return; // A missing value is null in every type.
        }
        long bits = Double.doubleToRawLongBits(value);
        ints &= Double.doubleToRawLongBits((int) value) == bits;
        longs &= Double.doubleToRawLongBits((long) value) == bits;
        booleans &= bits == 0 || value == 1.0;
    }

    boolean ints() {
        return ints;
    }

    boolean longs() {
        return longs;
    }

    boolean booleans() {
        return booleans;
    }
}
