package dev.refit.packaging.job.holdout;

import dev.refit.job.JobFailedException;
import dev.refit.packaging.job.page.Figures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How predictions move from one release to the next on the same rows: those that were recorded for the earlier one, with
 * what it said of them.
 *
 * @param classes whether classes are predicted, not a quantity
 * @param rows how many there are
 * @param knownInputs how many of the new model's inputs they have; the others are missing in all of them
 * @param otherLabel how many are put into another class; of a quantity none
 * @param moved how far the value, or the probability of each class, moved: one number a row, of several classes the
 *     largest; ascending
 * @param mean of how much the value, or the probability of the last class, rose
 */
public record PredictionShift(boolean classes, long rows, int knownInputs, long otherLabel, double[] moved, double mean) {

    /** @param labels of the earlier model, in the order of its probabilities */
    static PredictionShift between(Path recorded, List<String> labels, RowScorer scorer)
            throws IOException, JobFailedException {
        double[] row = new double[scorer.inputs().size()];
        double[] moved = new double[16];
        int rows = 0;
        long otherLabel = 0;
        double rise = 0;
        try (RecordedRows before = RecordedRows.open(recorded, scorer.inputs())) {
            while (before.next()) {
                if (before.isMade()) {
                    continue;
                }
                before.fill(row);
                double[] now = scorer.score(row);
                double largest = 0;
                double last = 0;
                for (int i = labels.isEmpty() ? 0 : 1; i < Math.max(1, labels.size() + 1); i++) {
                    int place = labels.isEmpty() ? 0 : scorer.labels().indexOf(labels.get(i - 1)) + 1;
                    boolean gone = !labels.isEmpty() && place == 0;
                    last = (gone ? 0 : now[place]) - before.number("p:" + i);
                    largest = Math.max(largest, Math.abs(last));
                }
                if (!labels.isEmpty() && !scorer.labels().get((int) now[0]).equals(before.text("label", null))) {
                    otherLabel++;
                }
                if (rows == moved.length) {
                    moved = Arrays.copyOf(moved, 2 * rows);
                }
                moved[rows++] = largest;
                rise += last;
            }
            double[] sorted = Arrays.copyOf(moved, rows);
            Arrays.sort(sorted);
            return new PredictionShift(
                    !labels.isEmpty(), rows, before.known(), otherLabel, sorted, rows == 0 ? 0 : rise / rows);
        }
    }

    /** The smallest movement that at least this share of the rows does not exceed. */
    private double quantile(double share) {
        return moved.length == 0 ? 0 : moved[Math.max(0, (int) Math.ceil(share * moved.length) - 1)];
    }

    List<List<String>> table() {
        List<List<String>> table = new ArrayList<>();
        if (classes) {
            String share = Figures.percent(rows == 0 ? 0 : otherLabel / (double) rows);
            table.add(List.of("put into another class", Figures.of(otherLabel) + " (" + share + ")"));
        }
        String what = classes ? "probability moved by at most, " : "value moved by at most, ";
        table.add(List.of(what + "half of the rows", Figures.of(quantile(0.5))));
        table.add(List.of(what + "95 % of the rows", Figures.of(quantile(0.95))));
        table.add(List.of(what + "all rows", Figures.of(quantile(1))));
        table.add(
                List.of(classes ? "mean change of the last class's probability" : "mean change", Figures.change(mean)));
        return table;
    }
}
