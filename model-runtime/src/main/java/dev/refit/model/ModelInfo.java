package dev.refit.model;

import java.util.List;

/**
 * What a MOJO says of its model.
 *
 * @param algorithm H2O's short name: {@code gbm}, {@code drf}, …
 * @param algorithmName H2O's long name, such as {@code Gradient Boosting Machine}
 * @param category H2O's model category: {@code Binomial}, {@code Multinomial}, {@code Regression}, …
 * @param inputs what a row holds, in this order
 * @param response the name of the response column, null for an unsupervised model
 * @param labels the classes, in the order of the probabilities; empty for what is no classifier or has no texts
 * @param classes the number of classes, 1 for a regression, as H2O counts
 * @param offsetColumn the name of the offset column, null without one
 * @param defaultThreshold the probability of the second class from which it is the label, of a binomial model
 * @param encoding how H2O has encoded categorical columns for the training; the inputs are those after the encoding, and
 *     unless it is {@code AUTO}, {@code Enum} or {@code SortByResponse} they are not the columns of the training frame;
 *     H2O writes {@code AUTO} for every XGBoost model
 * @param mojoVersion the version of the format, such as {@code 1.40}
 * @param h2oVersion of the H2O that trained the model
 * @param uuid H2O's identifier of the trained model
 */
public record ModelInfo(
        String algorithm,
        String algorithmName,
        String category,
        List<Column> inputs,
        String response,
        List<String> labels,
        int classes,
        String offsetColumn,
        double defaultThreshold,
        String encoding,
        String mojoVersion,
        String h2oVersion,
        String uuid) {
    public ModelInfo {
        inputs = List.copyOf(inputs);
        labels = List.copyOf(labels);
        if (classes < 0) {
            throw new IllegalArgumentException("classes: " + classes + ", expected none or more");
        }
    }

    /** The same with other inputs. */
    ModelInfo reading(List<Column> others) {
        return new ModelInfo(
                algorithm,
                algorithmName,
                category,
                others,
                response,
                labels,
                classes,
                offsetColumn,
                defaultThreshold,
                encoding,
                mojoVersion,
                h2oVersion,
                uuid);
    }

    /** The number of values in a row. */
    public int features() {
        return inputs.size();
    }

    /** Whether the output begins with the index of a label and goes on with a probability for each class. */
    public boolean isClassifier() {
        return category.equals("Binomial") || category.equals("Multinomial") || category.equals("Ordinal");
    }
}
