package dev.refit.packaging.job.holdout;

import dev.refit.packaging.job.page.Figures;
import dev.refit.packaging.job.page.Svg;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Residuals by tenths of the rows in the order of their predictions, without weights. */
final class Residuals {
    private static final int GROUPS = 10;
    private static final int WIDTH = 560;
    private static final int HEIGHT = 300;
    private static final int MARGIN = 84;

    private final List<double[]> rows = new ArrayList<>();

    /** One tenth of the rows. */
    private record Group(double from, double to, int rows, double low, double median, double high) {}

    void add(double predicted, double actual) {
        rows.add(new double[] {predicted, actual - predicted});
    }

    List<String> header() {
        return List.of("predicted between", "rows", "10 % are below", "median", "10 % are above");
    }

    List<List<String>> table() {
        return groups().stream()
                .map(group -> List.of(
                        Figures.of(group.from()) + " and " + Figures.of(group.to()),
                        Figures.of((long) group.rows()),
                        Figures.of(group.low()),
                        Figures.of(group.median()),
                        Figures.of(group.high())))
                .toList();
    }

    String svg(String title) {
        List<Group> groups = groups();
        double most = Math.max(0, groups.stream().mapToDouble(Group::high).max().orElse(0));
        double least = Math.min(0, groups.stream().mapToDouble(Group::low).min().orElse(0));
        double range = most > least ? most - least : 1;
        Svg svg = new Svg(WIDTH + MARGIN + 8, HEIGHT + 50, title);
        double zero = 10 + HEIGHT * (most / range);
        svg.line(MARGIN, zero, MARGIN + WIDTH, zero, Svg.INK).text(MARGIN - 6, zero + 4, "end", "0");
        svg.text(MARGIN - 6, 16, "end", Figures.of(most)).text(MARGIN - 6, 10 + HEIGHT, "end", Figures.of(least));
        double step = WIDTH / (double) Math.max(1, groups.size());
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            double x = MARGIN + step * i;
            double top = 10 + HEIGHT * ((most - group.high()) / range);
            double bottom = 10 + HEIGHT * ((most - group.low()) / range);
            double median = 10 + HEIGHT * ((most - group.median()) / range);
            svg.rectangle(x + step * 0.2, top, step * 0.6, bottom - top, Svg.BLUE, 0.3);
            svg.line(x + step * 0.2, median, x + step * 0.8, median, Svg.BLUE);
            svg.text(x + step * 0.5, HEIGHT + 28, "middle", (i + 1) + "/10");
        }
        return svg.text(MARGIN + WIDTH / 2.0, HEIGHT + 46, "middle", "tenths of the rows by their prediction")
                .toString();
    }

    private List<Group> groups() {
        double[][] sorted = rows.toArray(double[][]::new);
        Arrays.sort(sorted, Comparator.<double[]>comparingDouble(row -> row[0]).thenComparingDouble(row -> row[1]));
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < GROUPS; i++) {
            int from = (int) ((long) sorted.length * i / GROUPS);
            int to = (int) ((long) sorted.length * (i + 1) / GROUPS);
            if (to > from) {
                double[] residuals = Arrays.stream(sorted, from, to)
                        .mapToDouble(row -> row[1])
                        .sorted()
                        .toArray();
                groups.add(new Group(
                        sorted[from][0],
                        sorted[to - 1][0],
                        residuals.length,
                        at(residuals, 0.1),
                        at(residuals, 0.5),
                        at(residuals, 0.9)));
            }
        }
        return groups;
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }
}
