package dev.refit.packaging.job.holdout;

import dev.refit.packaging.job.page.Figures;
import dev.refit.packaging.job.page.Svg;
import java.util.ArrayList;
import java.util.List;

/** Compares predicted probabilities with observed shares in ten bins of equal width. */
final class Calibration {
    private static final int BINS = 10;
    private static final int SIDE = 320;
    private static final int MARGIN = 44;

    private final double[] weights = new double[BINS];
    private final double[] predicted = new double[BINS];
    private final double[] happened = new double[BINS];
    private final long[] rows = new long[BINS];

    void add(double probability, boolean did, double weight) {
        int bin = (int) Math.min(BINS - 1, Math.max(0, Math.floor(probability * BINS)));
        rows[bin]++;
        weights[bin] += weight;
        predicted[bin] += weight * probability;
        happened[bin] += did ? weight : 0;
    }

    List<String> header() {
        return List.of("predicted between", "rows", "mean prediction", "observed share");
    }

    /** Returns a row for each bin that is not empty. */
    List<List<String>> table() {
        List<List<String>> table = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (rows[bin] > 0) {
                table.add(List.of(
                        Figures.percent(bin / (double) BINS) + " and " + Figures.percent((bin + 1) / (double) BINS),
                        Figures.of(rows[bin]),
                        Figures.of(predicted[bin] / weights[bin]),
                        Figures.of(happened[bin] / weights[bin])));
            }
        }
        return table;
    }

    String svg(String title) {
        Svg svg = new Svg(SIDE + 2 * MARGIN, SIDE + 2 * MARGIN, title);
        svg.line(x(0), y(0), x(1), y(0), Svg.INK).line(x(0), y(0), x(0), y(1), Svg.INK);
        svg.line(x(0), y(0), x(1), y(1), Svg.PALE);
        for (int tick = 0; tick <= 4; tick++) {
            double at = tick / 4.0;
            svg.text(x(at), y(0) + 16, "middle", Math.round(100 * at) + " %");
            svg.text(x(0) - 4, y(at) + 4, "end", Math.round(100 * at) + " %");
        }
        svg.text(x(0.5), y(0) + 36, "middle", "predicted");
        svg.text(x(0), y(1) - 10, "start", "observed");
        List<double[]> points = new ArrayList<>();
        double most = 0;
        for (double weight : weights) {
            most = Math.max(most, weight);
        }
        for (int bin = 0; bin < BINS; bin++) {
            if (rows[bin] > 0) {
                double[] point = {x(predicted[bin] / weights[bin]), y(happened[bin] / weights[bin])};
                points.add(point);
                svg.dot(point[0], point[1], 3 + 5 * Math.sqrt(weights[bin] / most), Svg.BLUE);
            }
        }
        return svg.path(points, Svg.BLUE).toString();
    }

    private static double x(double share) {
        return MARGIN + SIDE * share;
    }

    private static double y(double share) {
        return MARGIN + SIDE * (1 - share);
    }
}
