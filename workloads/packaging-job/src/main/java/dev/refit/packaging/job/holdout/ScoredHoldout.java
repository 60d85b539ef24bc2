package dev.refit.packaging.job.holdout;

import dev.refit.events.run.Failure.Fault;
import dev.refit.job.JobFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Scores the recorded holdout anew and holds every prediction against the one that was recorded in H2O: the model card
 * shows what the library itself says, and a library that says anything else is not released.
 */
final class ScoredHoldout {
    private static final int TOLD = 5;

    private final RowScorer scorer;
    private final List<String> differences = new ArrayList<>();
    private long differing;

    private ScoredHoldout(RowScorer scorer) {
        this.scorer = scorer;
    }

    /** Hears of each row once. */
    interface Listener {
        /**
         * @param prediction valid during the call
         * @param actual the true class; of a quantity the text of its bits
         * @param value the true value of a quantity, of a class NaN
         * @param weight above zero
         */
        void row(double[] prediction, String actual, double value, double weight);
    }

    /**
     * Rows without a response or without weight are compared, and not listened to.
     *
     * @return how many rows there were
     * @throws JobFailedException when a prediction differs in any bit, with the line and both values
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
                "The release is blocked: of " + rows + " holdout rows in " + file.getFileName() + " " + differing
                        + " are not scored by " + scorer.name() + " as they were in H2O.\n"
                        + String.join("\n", differences),
                "No other attempt will help. Training and packaging disagree about this model: run the refit again, and"
                        + " report it when it stays so.");
    }
}
