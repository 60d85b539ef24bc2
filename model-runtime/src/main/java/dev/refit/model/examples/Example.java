package dev.refit.model.examples;

/**
 * A row with the predictions that were recorded for it.
 *
 * @param line the line in the file, counted from 1
 * @param made whether the row was made up to reach a corner of the model
 * @param row the values, as {@link dev.refit.model.Scorer} reads them
 * @param predictions the elements that a score fills
 * @param label the text of the predicted class; null for a regression
 * @param margins the margins; null if they are not recorded
 * @param leaves a digest of the leaf assignments; null if they are not recorded
 * @param contributions a digest of the contributions; null if they are not recorded
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
