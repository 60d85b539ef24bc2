package dev.refit.packaging.job.holdout;

import dev.refit.job.JobFailedException;
import dev.refit.packaging.job.page.Page;
import java.io.IOException;
import java.nio.file.Path;

/** Reports on a scored holdout: calibration and confusion of classes, residuals of a quantity. */
public final class HoldoutReport implements ScoredHoldout.Listener {
    private final RowScorer scorer;
    private final Calibration calibration = new Calibration();
    private final Confusion confusion;
    private final Residuals residuals = new Residuals();
    private long rows;

    private HoldoutReport(RowScorer scorer) {
        this.scorer = scorer;
        this.confusion = new Confusion(scorer.labels());
    }

    /** @throws JobFailedException if the library's scorer differs from the recorded predictions */
    public static HoldoutReport of(RowScorer scorer, Path scoredHoldout) throws IOException, JobFailedException {
        HoldoutReport report = new HoldoutReport(scorer);
        report.rows = ScoredHoldout.score(scorer, scoredHoldout, report);
        return report;
    }

    @Override
    public void row(double[] prediction, String actual, double value, double weight) {
        if (scorer.labels().isEmpty()) {
            residuals.add(prediction[0], value);
            return;
        }
        int label = (int) prediction[0];
        confusion.add(actual, label, weight);
        if (scorer.labels().size() == 2) {
            calibration.add(prediction[2], scorer.labels().get(1).equals(actual), weight);
        } else {
            calibration.add(prediction[1 + label], scorer.labels().get(label).equals(actual), weight);
        }
    }

    public long rows() {
        return rows;
    }

    public void describe(Page page) {
        if (scorer.labels().isEmpty()) {
            page.section("Residuals")
                    .text(
                            "A residual is the true value minus the predicted one. A bar spans the middle 80 % of a tenth of the rows.")
                    .plot(residuals.svg("Residuals by tenths of the predictions"))
                    .table(residuals.header(), residuals.table());
            return;
        }
        boolean two = scorer.labels().size() == 2;
        page.section("Calibration")
                .text(
                        two
                                ? "The table shows how often '"
                                        + scorer.labels().get(1) + "' is true, by its predicted" + " probability."
                                : "The table shows how often the predicted class is true, by its predicted probability.")
                .plot(calibration.svg("Calibration"))
                .table(calibration.header(), calibration.table());
        page.section("Confusion")
                .text(
                        confusion.isMatrix()
                                ? "The labels follow from the default threshold of the model."
                                : "The table shows the most frequent mistakes.");
        if (confusion.isMatrix()) {
            page.plot(confusion.svg("Share of each true class by predicted class"));
        }
        page.table(confusion.header(), confusion.table());
    }
}
