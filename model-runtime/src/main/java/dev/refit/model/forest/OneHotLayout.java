package dev.refit.model.forest;

import dev.refit.model.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The encoding of a row for XGBoost: one number for each level of each categorical column, then the numeric columns. The
 * categorical columns of a row come first.
 *
 * @param offsets where the numbers of each categorical column begin, and where those of the last one end
 * @param numeric how many numeric columns there are
 * @param allLevels whether the first level of a column has a number too
 * @param sparse whether a zero is a missing value
 */
public record OneHotLayout(int[] offsets, int numeric, boolean allLevels, boolean sparse) {
    private static final String MISSING = "missing(NA)";

    /** Returns the layout of rows that are already encoded. */
    public OneHotLayout decoded() {
        return new OneHotLayout(new int[1], numbers(), allLevels, sparse);
    }

    /** Encodes a row. */
    public double[] encoded(double[] row) {
        double[] numbers = new double[numbers()];
        Arrays.fill(numbers, sparse ? Double.NaN : 0);
        for (int column = 0; column < categorical(); column++) {
            int at = offsets[column] + hot(column, row[column]);
            if (at >= offsets[column] && at < offsets[column + 1]) {
                numbers[at] = 1;
            }
        }
        int levels = offsets[categorical()];
        for (int i = 0; i < numeric; i++) {
            numbers[levels + i] = number(row[categorical() + i]);
        }
        return numbers;
    }

    /** Names the numbers of an encoded row. */
    public List<String> names(List<Column> inputs) {
        List<String> names = new ArrayList<>();
        for (int column = 0; column < categorical(); column++) {
            Column input = inputs.get(column);
            List<String> levels = input.isCategorical() ? input.levels() : List.of();
            int last = offsets[column + 1] - offsets[column] - 1;
            for (int i = 0; i <= last; i++) {
                int level = allLevels ? i : i + 1;
                names.add(input.name() + "." + (i == last || level >= levels.size() ? MISSING : levels.get(level)));
            }
        }
        for (int i = 0; i < numeric; i++) {
            names.add(inputs.get(categorical() + i).name());
        }
        return names;
    }

    /** Returns the smallest values that count as missing. In an encoded row only NaN is missing. */
    public double[] missingFrom() {
        double[] missingFrom = new double[numbers()];
        Arrays.fill(missingFrom, Double.NaN);
        return missingFrom;
    }

    public int categorical() {
        return offsets.length - 1;
    }

    /** Returns the number of numbers in an encoded row. */
    public int numbers() {
        return offsets[categorical()] + numeric;
    }

    /** Returns the column that a number encodes. */
    public int column(int number) {
        int levels = offsets[categorical()];
        if (number >= levels) {
            return categorical() + number - levels;
        }
        int column = 0;
        int beyond = categorical();
        while (beyond - column > 1) {
            int middle = (column + beyond) >>> 1;
            if (offsets[middle] <= number) {
                column = middle;
            } else {
                beyond = middle;
            }
        }
        return column;
    }

    /** Returns the first number of a categorical column. */
    public int first(int column) {
        return offsets[column];
    }

    /** Encodes a value of a numeric column. */
    double number(double value) {
        float number = (float) value;
        return sparse && number == 0 ? Double.NaN : number;
    }

    /**
     * Returns which number of a categorical column is 1. It is the last one if the value is missing or beyond the levels.
     * Integers overflow here like in genmodel.
     *
     * @return an index from 0; no number is 1 if it is negative or not below the width of the column
     */
    int hot(int column, double value) {
        int first = offsets[column];
        int last = offsets[column + 1] - 1;
        int level = (int) value;
        int at = allLevels ? level + first : level == 0 ? -1 : level - 1 + first;
        return (Double.isNaN(value) || at > last ? last : at) - first;
    }
}
