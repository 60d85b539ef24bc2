package dev.refit.packaging.job.holdout;

import dev.refit.job.JobFailedException;
import dev.refit.packaging.job.page.Figures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How predictions change from one release to the next on the same rows: the recorded examples of the earlier one.
 *
 * @param classes whether the model predicts classes
 * @param rows the number of rows
 * @param knownInputs how many of the new model's inputs the rows contain; the others are missing in all rows
 * @param otherLabel the number of rows that get another label; 0 for a quantity
 * @param moved by how much the value, or the probability of a class, changes: the largest change of each row, ascending
 * @param mean the mean change of the value, or of the probability of the last class
 */
public record PredictionShift(
        boolean classes, long rows, int knownInputs, long otherLabel, double[] moved, double mean) {

    /** @param labels the labels of the earlier model, in the order of its probabilities */
    public static PredictionShift between(Path recorded, List<String> labels, RowScorer scorer)
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

    /** Returns the smallest change that at least this share of the rows does not exceed. */
    private double quantile(double share) {
        return moved.length == 0 ? 0 : moved[Math.max(0, (int) Math.ceil(share * moved.length) - 1)];
    }

    public List<List<String>> table() {
        List<List<String>> table = new ArrayList<>();
        if (classes) {
            String share = Figures.percent(rows == 0 ? 0 : otherLabel / (double) rows);
            table.add(List.of("rows with another label", Figures.of(otherLabel) + " (" + share + ")"));
        }
        String change = classes ? " change a probability by at most" : " change the value by at most";
        table.add(List.of("half of the rows" + change, Figures.of(quantile(0.5))));
        table.add(List.of("95 % of the rows" + change, Figures.of(quantile(0.95))));
        table.add(List.of("all rows" + change, Figures.of(quantile(1))));
        table.add(
                List.of(classes ? "mean change of the last class's probability" : "mean change", Figures.change(mean)));
        return table;
    }
}
