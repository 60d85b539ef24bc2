package dev.refit.gate.statistics;

import java.util.Arrays;

/** How far values have moved from those of a reference. Both measures are effect sizes: they do not grow with the rows. */
public final class Drift {
    private static final double HALF_A_ROW = 0.5;

    private Drift() {}

    /**
     * The population stability index: the sum over all bins of (a - e) ln(a / e), where e and a are a bin's shares of the
     * reference and of the values. An empty bin counts as half a row, so that one rare value is not infinitely far away.
     *
     * @param reference the rows of the reference in each bin; missing values may have a bin of their own
     * @param values the rows in the same bins
     * @throws IllegalArgumentException if there are no rows, or the bins are others
     */
    public static double populationStability(long[] reference, long[] values) {
        if (reference.length != values.length) {
            throw new IllegalArgumentException("bins: got " + values.length + ", expected " + reference.length);
        }
        double ofReference = rows("reference", reference);
        double ofValues = rows("values", values);
        double index = 0;
        for (int bin = 0; bin < values.length; bin++) {
            if (reference[bin] == 0 && values[bin] == 0) {
                continue;
            }
            double expected = Math.max(HALF_A_ROW, (double) reference[bin]) / ofReference;
            double actual = Math.max(HALF_A_ROW, (double) values[bin]) / ofValues;
            index += (actual - expected) * Math.log(actual / expected);
        }
        return index;
    }

    private static double rows(String name, long[] bins) {
        long rows = 0;
        for (long inBin : bins) {
            if (inBin < 0) {
                throw new IllegalArgumentException(name + ": got " + inBin + " rows in a bin, expected none or more");
            }
            rows += inBin;
        }
        if (rows == 0) {
            throw new IllegalArgumentException(name + ": got no rows, expected one at least");
        }
        return rows;
    }

    /**
     * The statistic of Kolmogorov and Smirnov: the largest distance between the two distribution functions, from 0 to 1.
     *
     * @throws IllegalArgumentException if one has no values, or NaN among them
     */
    public static double kolmogorovSmirnov(double[] reference, double[] values) {
        if (reference.length == 0 || values.length == 0) {
            throw new IllegalArgumentException("values: got none, expected one at least");
        }
        double[] a = sorted(reference);
        double[] b = sorted(values);
        double largest = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            double value = Math.min(a[i], b[j]);
            while (i < a.length && a[i] == value) {
                i++;
            }
            while (j < b.length && b[j] == value) {
                j++;
            }
            largest = Math.max(largest, Math.abs((double) i / a.length - (double) j / b.length));
        }
        return largest;
    }

    private static double[] sorted(double[] values) {
        Rows.requireNumbers(values);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
