package dev.refit.packaging.job.examples;

/** Tells whether narrower Java types hold all values of a numeric input without changing a bit. */
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

    public boolean ints() {
        return ints;
    }

    public boolean longs() {
        return longs;
    }

    public boolean booleans() {
        return booleans;
    }
}
