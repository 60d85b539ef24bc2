package dev.refit.model.library;

import java.util.Arrays;

/** The smallest and the largest number that each column had in training, as far as it is known. Immutable. */
public final class InputRanges {
    private final double[] smallest;
    private final double[] largest;

    /** One of each for each input of the model; NaN where it is not known. */
    public InputRanges(double[] smallest, double[] largest) {
        this.smallest = smallest.clone();
        this.largest = largest.clone();
    }

    /** Of a model of which nothing is known. */
    public static InputRanges unknown(int inputs) {
        double[] unknown = new double[inputs];
        Arrays.fill(unknown, Double.NaN);
        return new InputRanges(unknown, unknown);
    }

    /** Nothing is outside of what is not known. */
    boolean contains(int column, double value) {
        return !(value < smallest[column]) && !(value > largest[column]);
    }

    String text(int column) {
        return "from " + smallest[column] + " to " + largest[column];
    }
}
