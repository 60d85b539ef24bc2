package dev.refit.gate.statistics;

import java.util.Arrays;
import java.util.Random;

/**
 * How sure the difference of two metrics on the same rows is: rows are drawn with replacement, the same ones for both, and the
 * bounds are percentiles of the differences. Rows that belong together, such as those of one flight or customer, are drawn
 * together. The same seed gives the same interval on every Java: {@link Random} is specified to the bit.
 *
 * @param repetitions how often rows are drawn, from 100 on
 * @param confidence such as 0.95
 */
public record PairedBootstrap(int repetitions, double confidence, long seed) {
    private static final int FEWEST = 100;

    /** Beyond this share of draws for which a metric is not defined, nothing is told. */
    private static final double MOST_UNDEFINED = 0.05;

    public PairedBootstrap {
        if (repetitions < FEWEST) {
            throw new IllegalArgumentException("repetitions: got " + repetitions + ", expected at least " + FEWEST);
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence: got " + confidence + ", expected a number between 0 and 1");
        }
    }

    /** The difference, candidate minus champion, of rows that have nothing to do with each other. */
    public Interval difference(WeightedMetric candidate, WeightedMetric champion) {
        int[] own = new int[candidate.rows()];
        Arrays.setAll(own, row -> row);
        return difference(candidate, champion, own);
    }

    /**
     * The difference, candidate minus champion.
     *
     * @param group the number of the group of each row, from 0 on; groups are drawn, each with all of its rows
     * @return without bounds when the metric is not defined for more than a few of the draws, or there is one group only
     */
    public Interval difference(WeightedMetric candidate, WeightedMetric champion, int[] group) {
        Rows.requireEqual(candidate.rows(), champion.rows());
        Rows.requireEqual(candidate.rows(), group.length);
        if (Arrays.stream(group).anyMatch(number -> number < 0)) {
            throw new IllegalArgumentException("group: got a number below 0, expected numbers from 0 on");
        }
        double estimate = candidate.value() - champion.value();
        int groups = Arrays.stream(group).max().orElse(-1) + 1;
        double[] differences = new double[repetitions];
        int defined = 0;
        Random random = new Random(seed);
        int[] drawn = new int[groups];
        int[] counts = new int[group.length];
        for (int i = 0; i < repetitions && groups > 1; i++) {
            Arrays.fill(drawn, 0);
            for (int draw = 0; draw < groups; draw++) {
                drawn[random.nextInt(groups)]++;
            }
            for (int row = 0; row < counts.length; row++) {
                counts[row] = drawn[group[row]];
            }
            double difference = candidate.of(counts) - champion.of(counts);
            if (!Double.isNaN(difference)) {
                differences[defined++] = difference;
            }
        }
        if (defined < repetitions * (1 - MOST_UNDEFINED)) {
            return new Interval(estimate, Double.NaN, Double.NaN);
        }
        double[] sorted = Arrays.copyOf(differences, defined);
        Arrays.sort(sorted);
        double tail = (1 - confidence) / 2;
        return new Interval(estimate, quantile(sorted, tail), quantile(sorted, 1 - tail));
    }

    /** Interpolated between neighbours, as R's default does. */
    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
