package dev.refit.gate.statistics;

/** A metric of scored rows of which each may count several times, or not at all. Thread-safe. */
public interface WeightedMetric {
    /** How many rows there are. */
    int rows();

    /**
     * The metric.
     *
     * @param counts how often each row counts
     * @return NaN when it is not defined for these rows
     */
    double of(int[] counts);

    /** The metric when each row counts once. */
    default double value() {
        int[] once = new int[rows()];
        java.util.Arrays.fill(once, 1);
        return of(once);
    }
}
