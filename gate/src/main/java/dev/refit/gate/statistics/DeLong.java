package dev.refit.gate.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The difference of two areas under ROC curves on the same rows and its standard error, after DeLong, DeLong and
 * Clarke-Pearson (1988), computed by ranks as Sun and Xu (2014) do.
 *
 * @param difference the first area minus the second
 * @param standardError NaN with fewer than two rows of a class
 */
public record DeLong(double difference, double standardError) {

    /** @param positive which rows are of the class */
    public static DeLong of(boolean[] positive, double[] first, double[] second) {
        Rows.requireEqual(positive.length, first.length);
        Rows.requireEqual(positive.length, second.length);
        Rows.requireNumbers(first);
        Rows.requireNumbers(second);
        double[] a = placements(positive, first);
        double[] b = placements(positive, second);
        double[] differences = new double[positive.length];
        Arrays.setAll(differences, row -> a[row] - b[row]);
        double[] ofClass = select(differences, positive, true);
        double[] ofOthers = select(differences, positive, false);
        double variance = variance(ofClass) / ofClass.length + variance(ofOthers) / ofOthers.length;
        return new DeLong(Arrays.stream(ofClass).average().orElse(Double.NaN), Math.sqrt(variance));
    }

    /** Of each row the share of the rows of the other class that it is on the right side of, ties counting half. */
    private static double[] placements(boolean[] positive, double[] score) {
        int[] all = IntStream.range(0, score.length).toArray();
        int[] ofClass = Arrays.stream(all).filter(row -> positive[row]).toArray();
        int[] ofOthers = Arrays.stream(all).filter(row -> !positive[row]).toArray();
        double[] amongAll = ranks(all, score);
        double[] amongOwn = new double[score.length];
        copy(ranks(ofClass, score), ofClass, amongOwn);
        copy(ranks(ofOthers, score), ofOthers, amongOwn);
        double[] placements = new double[score.length];
        for (int row : all) {
            double below = amongAll[row] - amongOwn[row];
            placements[row] = positive[row] ? below / ofOthers.length : 1 - below / ofClass.length;
        }
        return placements;
    }

    /** The ranks of these rows by their scores; equal scores have the middle one of theirs. */
    private static double[] ranks(int[] rows, double[] score) {
        int[] order = IntStream.range(0, rows.length)
                .boxed()
                .sorted((a, b) -> Double.compare(score[rows[a]], score[rows[b]]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[rows.length];
        for (int begin = 0, end; begin < order.length; begin = end) {
            end = begin;
            while (end < order.length && score[rows[order[end]]] == score[rows[order[begin]]]) {
                end++;
            }
            for (int i = begin; i < end; i++) {
                ranks[order[i]] = (begin + 1 + end) / 2.0;
            }
        }
        return ranks;
    }

    private static void copy(double[] values, int[] rows, double[] to) {
        for (int i = 0; i < rows.length; i++) {
            to[rows[i]] = values[i];
        }
    }

    private static double[] select(double[] values, boolean[] positive, boolean wanted) {
        return IntStream.range(0, values.length)
                .filter(row -> positive[row] == wanted)
                .mapToDouble(row -> values[row])
                .toArray();
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return values.length < 2 ? Double.NaN : squares / (values.length - 1);
    }
}
