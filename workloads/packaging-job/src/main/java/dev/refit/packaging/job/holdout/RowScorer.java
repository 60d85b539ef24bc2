package dev.refit.packaging.job.holdout;

import dev.refit.model.Column;
import dev.refit.model.Scorer;
import java.util.List;

/** Scores rows one after the other for documents. Not thread-safe. */
public interface RowScorer {

    /** Returns the inputs. A row contains a number or the index of a level for each; NaN is a missing value. */
    List<Column> inputs();

    /** Returns the classes in the order of their probabilities. It is empty for a model that predicts a quantity. */
    List<String> labels();

    /**
     * Scores a row. The result is the index of the label and the probability of each class, or the value of a regression,
     * which zeros may follow.
     *
     * @return an array that the next call fills again
     */
    double[] score(double[] row);

    /** Names the scorer. */
    String name();

    /** @param name the name of the scorer */
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
