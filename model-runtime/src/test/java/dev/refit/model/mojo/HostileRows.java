package dev.refit.model.mojo;

import dev.refit.model.Column;
import dev.refit.model.forest.TreeNode;
import dev.refit.model.forest.TreeNode.Split;
import dev.refit.model.forest.TreeNode.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rows that a model may meet and rows that it hopefully never will, the same ones every time. */
final class HostileRows {
    private static final double[] ODD = {
        Double.NaN,
        0.0,
        -0.0,
        0.5,
        -0.5,
        -1,
        1e9,
        -1e9,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        1e300,
        -1e300,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        4294967296.0,
        1e-320,
        -1e-320
    };

    private final List<Column> columns;
    private final List<List<Double>> edges = new ArrayList<>();
    private final Random random = new Random(7);

    HostileRows(List<Column> columns, List<TreeNode> trees) {
        this.columns = columns;
        columns.forEach(c -> edges.add(new ArrayList<>()));
        trees.forEach(this::collect);
    }

    /** Every column at once odd now and then, all missing now and then, otherwise one column by one column. */
    double[] next() {
        int kind = random.nextInt(16);
        double[] row = new double[columns.size()];
        for (int column = 0; column < row.length; column++) {
            row[column] = kind == 0 ? Double.NaN : value(column, kind == 1 ? 0 : random.nextInt(12));
        }
        return row;
    }

    private double value(int column, int kind) {
        List<String> levels = columns.get(column).levels();
        if (kind == 0) {
            return ODD[random.nextInt(ODD.length)];
        }
        if (kind == 1) {
            return Double.NaN;
        }
        if (levels != null) {
            return kind == 2 ? levels.size() - 2 + random.nextInt(5) : random.nextInt(Math.max(1, levels.size()));
        }
        List<Double> known = edges.get(column);
        if (kind > 4 && !known.isEmpty()) {
            return known.get(random.nextInt(known.size()));
        }
        return kind == 2 ? random.nextInt(50) - 15 : random.nextGaussian() * 30;
    }

    private void collect(TreeNode node) {
        if (node instanceof Split split) {
            if (split.test() instanceof Threshold threshold) {
                edge(edges.get(split.column()), threshold.value());
            }
            collect(split.left());
            collect(split.right());
        }
    }

    /** The threshold itself and its neighbours, as floats and as doubles. */
    private static void edge(List<Double> edges, float threshold) {
        edges.add((double) threshold);
        edges.add(Math.nextUp((double) threshold));
        edges.add(Math.nextDown((double) threshold));
        edges.add((double) Math.nextUp(threshold));
        edges.add((double) Math.nextDown(threshold));
    }
}
