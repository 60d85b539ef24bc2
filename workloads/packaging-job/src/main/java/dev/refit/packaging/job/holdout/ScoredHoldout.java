package dev.refit.packaging.job.holdout;

import dev.refit.events.run.Failure.Fault;
import dev.refit.job.JobFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Scores the recorded holdout again and compares every prediction with the one that H2O recorded. So the model card shows
 * the predictions of the library itself, and a library that predicts anything else is not released.
 */
final class ScoredHoldout {
    private static final int TOLD = 5;

    private final RowScorer scorer;
    private final List<String> differences = new ArrayList<>();
    private long differing;

    private ScoredHoldout(RowScorer scorer) {
        this.scorer = scorer;
    }

    /** Receives each row once. */
    interface Listener {
        /**
         * Receives a row.
         *
         * @param prediction the prediction, which is valid during the call
         * @param actual the true class, or the text of the bits of a quantity
         * @param value the true value of a quantity; NaN for a class
         * @param weight the weight, which is above zero
         */
        void row(double[] prediction, String actual, double value, double weight);
    }

    /**
     * Scores all rows. Rows without a response or without weight are compared, but the listener does not receive them.
     *
     * @return the number of rows
     * @throws JobFailedException if a prediction differs in any bit, with the line and both values
     */
    static long score(RowScorer scorer, Path file, Listener listener) throws IOException, JobFailedException {
        return new ScoredHoldout(scorer).score(file, listener);
    }

    private long score(Path file, Listener listener) throws IOException, JobFailedException {
        boolean classes = !scorer.labels().isEmpty();
        double[] row = new double[scorer.inputs().size()];
        long rows = 0;
        try (RecordedRows recorded = RecordedRows.open(file, scorer.inputs())) {
            while (recorded.next()) {
                rows++;
                recorded.fill(row);
                double[] prediction = scorer.score(row);
                compare(prediction, recorded, classes);
                String actual = recorded.text("actual", null);
                double weight = recorded.number("weight");
                if (actual != null && weight > 0) {
                    listener.row(prediction, actual, classes ? Double.NaN : recorded.number("actual"), weight);
                }
            }
        }
        if (differing > 0) {
            throw violated(file, rows);
        }
        return rows;
    }

    private void compare(double[] prediction, RecordedRows recorded, boolean classes) throws JobFailedException {
        int compared = classes ? scorer.labels().size() + 1 : 1;
        for (int i = 0; i < compared; i++) {
            double expected = recorded.number("p:" + i);
            if (Double.doubleToRawLongBits(prediction[i]) != Double.doubleToRawLongBits(expected)) {
                differing++;
                if (differences.size() < TOLD) {
                    differences.add("line " + recorded.line() + ", p:" + i + ": got " + prediction[i] + ", expected "
                            + expected);
                }
                return;
            }
        }
    }

    private JobFailedException violated(Path file, long rows) {
        return new JobFailedException(
                Fault.DATA,
                "parity-violated",
                "The release is blocked: " + scorer.name() + " and H2O differ in " + differing + " of " + rows
                        + " holdout rows in " + file.getFileName() + ".\n"
                        + String.join("\n", differences),
                "Another attempt will not help. Training and packaging disagree about this model. Run the refit again, and"
                        + " report the problem if it remains.");
    }
}
