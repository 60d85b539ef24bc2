package dev.refit.packaging.job.holdout;

import dev.refit.model.Column;
import dev.refit.model.Scorer;
import java.util.List;

/** The model as the documents see it: rows are scored one after the other. Not thread-safe. */
public interface RowScorer {

    /** What a row holds: a number, or the index of a level; NaN is a missing value. */
    List<Column> inputs();

    /** The classes in the order of their probabilities; empty when the model predicts a quantity. */
    List<String> labels();

    /**
     * Of a class the index of the label and the probability of each class, else the value and perhaps zeros.
     *
     * @return an array that the next call fills again
     */
    double[] score(double[] row);

    /** What scores, in words. */
    String name();

    /** @param name what scores, in words */
    static RowScorer of(Scorer scorer, String name) {
        double[] out = new double[scorer.outputSize()];
        List<String> labels = scorer.info().isClassifier() ? scorer.info().labels() : List.of();
        return new RowScorer() {
            @Override
            public List<Column> inputs() {
                return scorer.info().inputs();
            }

            @Override
            public List<String> labels() {
                return labels;
            }

            @Override
            public double[] score(double[] row) {
                scorer.score(row, out);
                return out;
            }

            @Override
            public String name() {
                return name;
            }
        };
    }
}
