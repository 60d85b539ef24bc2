package dev.refit.gate.statistics;

import java.util.stream.IntStream;

/**
 * The area under the ROC curve: how likely a row of the class has a higher score than one of the other class, ties counting
 * half. Sorts once; each value afterwards takes one pass.
 */
public final class Auc implements WeightedMetric {
    private final boolean[] positive;
    private final double[] score;
    private final int[] order;

    /**
     * @param positive which rows are of the class
     * @param score of each row, none NaN
     */
    public Auc(boolean[] positive, double[] score) {
        Rows.requireEqual(positive.length, score.length);
        Rows.requireNumbers(score);
        this.positive = positive.clone();
        this.score = score.clone();
        this.order = IntStream.range(0, score.length)
                .boxed()
                .sorted((a, b) -> Double.compare(this.score[a], this.score[b]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public int rows() {
        return score.length;
    }

    @Override
    public double of(int[] counts) {
        Rows.requireEqual(score.length, counts.length);
        double positives = 0;
        double negatives = 0;
        double pairs = 0;
        for (int i = 0; i < order.length; ) {
            double tiedPositives = 0;
            double tiedNegatives = 0;
            double tie = score[order[i]];
            // 0.0 and -0.0 are one score, whatever their order.
            for (; i < order.length && score[order[i]] == tie; i++) {
                int row = order[i];
                if (positive[row]) {
                    tiedPositives += counts[row];
                } else {
                    tiedNegatives += counts[row];
                }
            }
            pairs += tiedPositives * (negatives + tiedNegatives / 2);
            positives += tiedPositives;
            negatives += tiedNegatives;
        }
        return positives == 0 || negatives == 0 ? Double.NaN : pairs / (positives * negatives);
    }
}
