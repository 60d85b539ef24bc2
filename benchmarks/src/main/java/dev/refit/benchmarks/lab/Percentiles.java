package dev.refit.benchmarks.lab;

import java.util.Arrays;
import java.util.Collection;

/** Of some measurements, by the nearest rank. */
public final class Percentiles {
    private final double[] sorted;

    public Percentiles(Collection<Double> values) {
        sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalStateException("nothing was measured");
        }
    }

    public static double median(double... values) {
        return new Percentiles(Arrays.stream(values).boxed().toList()).at(0.5);
    }

    public double at(double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    public int count() {
        return sorted.length;
    }
}
