package dev.refit.gate.statistics;

/**
 * An estimate and the bounds of its confidence interval. Bounds are NaN when there is too little to tell them from.
 *
 * @param low not above {@code high}
 */
public record Interval(double estimate, double low, double high) {
    public Interval {
        if (low > high) {
            throw new IllegalArgumentException("low: got " + low + ", expected at most high, " + high);
        }
    }

    /** Whether the bounds are known. */
    public boolean isBounded() {
        return !Double.isNaN(low) && !Double.isNaN(high);
    }

    /** Whether the bounds are known and have a value between them, or are it. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** The interval of the estimate's opposite. */
    public Interval negated() {
        return new Interval(-estimate, -high, -low);
    }
}
