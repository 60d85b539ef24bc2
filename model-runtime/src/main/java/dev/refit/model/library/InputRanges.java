package dev.refit.model.library;

import java.util.Arrays;

/** The smallest and the largest number of each column in training, as far as they are known. Immutable. */
public final class InputRanges {
    private final double[] smallest;
    private final double[] largest;

    /** Creates ranges from one number for each input of the model. NaN stands for an unknown number. */
    public InputRanges(double[] smallest, double[] largest) {
        this.smallest = smallest.clone();
        this.largest = largest.clone();
    }

    /** Returns ranges that are all unknown. */
    public static InputRanges unknown(int inputs) {
        double[] unknown = new double[inputs];
        Arrays.fill(unknown, Double.NaN);
        return new InputRanges(unknown, unknown);
    }

    /** Tells whether a value is within the range. An unknown range contains every value. */
    boolean contains(int column, double value) {
        return !(value < smallest[column]) && !(value > largest[column]);
    }

    double smallest(int column) {
        return smallest[column];
    }

    double largest(int column) {
        return largest[column];
    }
}
