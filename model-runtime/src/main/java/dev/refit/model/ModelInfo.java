package dev.refit.model;

import java.util.List;

/**
 * Describes a model.
 *
 * @param algorithm H2O's short name: {@code gbm}, {@code drf}, …
 * @param algorithmName H2O's long name, such as {@code Gradient Boosting Machine}
 * @param category H2O's model category: {@code Binomial}, {@code Multinomial}, {@code Regression}, …
 * @param inputs the inputs in the order of a row
 * @param response the name of the response column, null for an unsupervised model
 * @param labels the classes in the order of the probabilities; empty for a regression and for classes without texts
 * @param classes the number of classes, 1 for a regression, as H2O counts
 * @param offsetColumn the name of the offset column, null without one
 * @param defaultThreshold the smallest probability of the second class that makes it the label of a binomial model
 * @param encoding H2O's encoding of categorical columns. The inputs are the encoded columns. They differ from the columns of
 *     the training frame unless the encoding is {@code AUTO}, {@code Enum} or {@code SortByResponse}. H2O writes {@code
 *     AUTO} for every XGBoost model.
 * @param mojoVersion the version of the format, such as {@code 1.40}
 * @param h2oVersion the version of the H2O that trained the model
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

    /** Returns the same description with other inputs. */
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

    /** Returns the number of values in a row. */
    public int features() {
        return inputs.size();
    }

    /** Tells whether a score fills the index of a label and a probability for each class. */
    public boolean isClassifier() {
        return category.equals("Binomial") || category.equals("Multinomial") || category.equals("Ordinal");
    }
}
