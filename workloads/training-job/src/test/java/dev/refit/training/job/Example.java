package dev.refit.training.job;

import hex.genmodel.MojoModel;
import java.util.Arrays;
import java.util.Map;

/**
 * One recorded example.
 *
 * @param numbers numeric inputs by name
 * @param texts levels of categorical inputs by name; a missing one is not there
 */
record Example(
        boolean made, Map<String, Double> numbers, Map<String, String> texts, double[] predictions, String label) {

    /** The row as the model's raw scoring wants it. */
    double[] row(MojoModel mojo) {
        double[] row = new double[mojo.nfeatures()];
        for (int i = 0; i < row.length; i++) {
            String name = mojo.getNames()[i];
            String[] levels = mojo.getDomainValues(i);
            if (levels == null) {
                row[i] = numbers.get(name);
            } else {
                int level = Arrays.asList(levels).indexOf(texts.get(name));
                row[i] = level < 0 ? Double.NaN : level;
            }
        }
        return row;
    }
}
