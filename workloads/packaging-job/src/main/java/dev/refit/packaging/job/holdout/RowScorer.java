package dev.refit.packaging.job.holdout;

import dev.refit.model.Column;
import dev.refit.model.Scorer;
import java.util.List;
import java.util.OptionalDouble;

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

    /** Returns the probability from which the second of two classes is the label. It is empty for other models. */
    OptionalDouble threshold();

    /** Returns how many trees were built for each class that has its own, or for all together; 0 without trees. */
    int trees();

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
            public OptionalDouble threshold() {
                return scorer.info().category().equals("Binomial")
                        ? OptionalDouble.of(scorer.info().defaultThreshold())
                        : OptionalDouble.empty();
            }

            @Override
            public int trees() {
                return scorer.trees() / Math.max(1, scorer.marginCount());
            }

            @Override
            public String name() {
                return name;
            }
        };
    }
}
