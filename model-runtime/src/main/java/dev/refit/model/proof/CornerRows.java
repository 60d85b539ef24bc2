package dev.refit.model.proof;

import dev.refit.model.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes up rows that reach the corners of a model of trees. Each takes a real row and replaces one value: by every level of
 * its column and by an unknown one, by every threshold of the trees and the doubles next to it, by zeros and the extreme
 * numbers, and by a missing value. In one more row all values are missing. A model of many inputs gets rows for those that
 * its trees split, as far as there is room.
 */
public final class CornerRows {
    private static final int MOST_LEVELS = 2000;
    private static final int MOST_THRESHOLDS = 1000;
    /** In a table with more inputs, those that no tree splits get no rows of their own. */
    private static final int MOST_UNUSED = 200;
    /** The rows take eight bytes for each value, and their texts about ten times as many. */
    private static final long MOST_VALUES = 3_000_000;

    private static final double[] ENDS = {0.0, -0.0, -Double.MAX_VALUE, Double.MAX_VALUE, Double.MIN_VALUE};

    private final List<Column> inputs;
    private final List<double[]> bases;
    private final List<double[]> rows = new ArrayList<>();

    private CornerRows(List<Column> inputs, List<double[]> bases) {
        this.inputs = inputs;
        this.bases = bases;
    }

    /**
     * @param bases the real rows, which are used in turn
     * @return rows as the exported model reads them; the number of levels stands for an unknown level
     */
    public static List<double[]> of(List<Column> inputs, Thresholds thresholds, List<double[]> bases) {
        CornerRows corners = new CornerRows(inputs, bases);
        double[] nothing = new double[inputs.size()];
        Arrays.fill(nothing, Double.NaN);
        corners.rows.add(nothing);
        boolean wide = inputs.size() > MOST_UNUSED;
        for (int input = 0; input < inputs.size(); input++) {
            if (wide && !thresholds.isUsed(input) || (long) corners.rows.size() * inputs.size() > MOST_VALUES) {
                continue;
            }
            corners.add(input, Double.NaN);
            if (inputs.get(input).isCategorical()) {
                corners.levels(input);
            } else {
                corners.numbers(input, List.copyOf(thresholds.of(input)));
            }
        }
        return corners.rows;
    }

    private void levels(int input) {
        int levels = inputs.get(input).levels().size();
        for (int level = 0; level < Math.min(levels, MOST_LEVELS); level++) {
            add(input, level);
        }
        add(input, levels);
    }

    private void numbers(int input, List<Float> thresholds) {
        for (double end : ENDS) {
            add(input, end);
        }
        int step = Math.max(1, (thresholds.size() + MOST_THRESHOLDS - 1) / MOST_THRESHOLDS);
        for (int i = 0; i < thresholds.size(); i += step) {
            double threshold = thresholds.get(i);
            add(input, Math.nextDown(threshold));
            add(input, threshold);
            add(input, Math.nextUp(threshold));
        }
    }

    private void add(int input, double value) {
        double[] row = bases.get(rows.size() % bases.size()).clone();
        row[input] = value;
        rows.add(row);
    }
}
