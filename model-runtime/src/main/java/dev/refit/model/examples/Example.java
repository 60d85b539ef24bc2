package dev.refit.model.examples;

/**
 * A row and what a model said of it when it was released.
 *
 * @param line its line in the file, counted from 1
 * @param made whether the row was made up to reach a corner of the model, and was not among the data
 * @param row as {@link dev.refit.model.Scorer} reads it
 * @param predictions what a score fills
 * @param label the text of the predicted class; null of what is no class
 * @param margins null when they are not recorded
 * @param leaves a digest of the leaf assignments; null when they are not recorded
 * @param contributions a digest of the contributions; null when they are not recorded
 */
public record Example(
        int line,
        boolean made,
        double[] row,
        double[] predictions,
        String label,
        double[] margins,
        String leaves,
        String contributions) {}
