package dev.refit.packaging.job.holdout;

import dev.refit.packaging.job.page.Figures;
import dev.refit.packaging.job.page.Svg;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The confusion matrix in weighted rows. */
final class Confusion {
    private static final int MATRIX_UP_TO = 12;
    private static final int TOLD = 20;
    private static final int CELL = 56;
    private static final int MARGIN = 130;
    private static final int TOP = 30;
    private static final String UNKNOWN = "(another)";

    private final List<String> labels;
    /** The rows of the matrix by the true class. The last one is for classes that the model does not know. */
    private final double[][] rows;

    Confusion(List<String> labels) {
        this.labels = labels;
        this.rows = new double[labels.size() + 1][labels.size()];
    }

    void add(String actual, int predicted, double weight) {
        int place = labels.indexOf(actual);
        rows[place < 0 ? labels.size() : place][predicted] += weight;
    }

    /** Tells whether there are few enough classes to show the whole matrix. */
    boolean isMatrix() {
        return labels.size() <= MATRIX_UP_TO;
    }

    List<String> header() {
        return isMatrix()
                ? Stream.concat(Stream.of("true class"), labels.stream().map(label -> "predicted " + label))
                        .toList()
                : List.of("true class", "predicted class", "rows");
    }

    List<List<String>> table() {
        List<List<String>> table = new ArrayList<>();
        if (isMatrix()) {
            for (int actual = 0; actual < rows.length; actual++) {
                List<String> cells = new ArrayList<>(List.of(name(actual)));
                for (double weight : rows[actual]) {
                    cells.add(count(weight));
                }
                if (actual < labels.size() || total(actual) > 0) {
                    table.add(cells);
                }
            }
            return table;
        }
        mistakes().forEach((pair, weight) -> table.add(List.of(name(pair[0]), labels.get(pair[1]), count(weight))));
        return table;
    }

    /** Draws the matrix. The shade of a cell is its share of the true class. */
    String svg(String title) {
        int size = labels.size();
        Svg svg = new Svg(MARGIN + CELL * size + 8, TOP + CELL * size, title);
        svg.text(MARGIN - 8, TOP - 10, "end", "true / predicted:");
        for (int actual = 0; actual < size; actual++) {
            svg.text(MARGIN - 8, TOP + CELL * (actual + 0.55), "end", shortened(labels.get(actual)));
            svg.text(MARGIN + CELL * (actual + 0.5), 20, "middle", shortened(labels.get(actual)));
            for (int predicted = 0; predicted < size; predicted++) {
                double share = total(actual) > 0 ? rows[actual][predicted] / total(actual) : 0;
                double x = MARGIN + CELL * predicted;
                double y = TOP + CELL * actual;
                svg.rectangle(x + 1, y + 1, CELL - 2, CELL - 2, Svg.BLUE, 0.04 + 0.7 * share);
                svg.text(x + CELL / 2.0, y + CELL * 0.55, "middle", Math.round(100 * share) + " %");
            }
        }
        return svg.toString();
    }

    private Map<int[], Double> mistakes() {
        Map<int[], Double> all = new LinkedHashMap<>();
        for (int actual = 0; actual < rows.length; actual++) {
            for (int predicted = 0; predicted < labels.size(); predicted++) {
                if (actual != predicted && rows[actual][predicted] > 0) {
                    all.put(new int[] {actual, predicted}, rows[actual][predicted]);
                }
            }
        }
        Map<int[], Double> worst = new LinkedHashMap<>();
        all.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(TOLD)
                .forEach(mistake -> worst.put(mistake.getKey(), mistake.getValue()));
        return worst;
    }

    private double total(int actual) {
        double total = 0;
        for (double weight : rows[actual]) {
            total += weight;
        }
        return total;
    }

    private String name(int actual) {
        return actual < labels.size() ? labels.get(actual) : UNKNOWN;
    }

    private static String count(double weight) {
        return weight == Math.rint(weight) ? Figures.of((long) weight) : Figures.of(weight);
    }

    private static String shortened(String label) {
        return label.length() <= 9 ? label : label.substring(0, 8) + "…";
    }
}
