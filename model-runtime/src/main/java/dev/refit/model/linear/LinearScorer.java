package dev.refit.model.linear;

import dev.refit.model.InvalidMojoException;
import dev.refit.model.ModelInfo;
import dev.refit.model.RowArguments;
import dev.refit.model.Scorer;
import dev.refit.model.UnsupportedMojoException;
import dev.refit.model.mojo.archive.ModelIni;
import dev.refit.model.outcome.Outcome;

/** Scores rows with the coefficients of a generalized linear model. */
public final class LinearScorer implements Scorer {
    private final ModelInfo info;
    private final LinearPredictor predictor;
    private final int sums;
    private final int firstSum;
    private final Outcome outcome;

    /**
     * Builds the scorer of a generalized linear model.
     *
     * @throws InvalidMojoException if the coefficients do not fit the inputs
     * @throws UnsupportedMojoException if the link function is not known
     */
    public static Scorer of(ModelInfo info, ModelIni ini) {
        Outcome outcome = GlmOutcome.of(info, ini);
        String family = ini.text("family");
        boolean ordinal = "ordinal".equals(family);
        int classes = ordinal || "multinomial".equals(family) ? info.classes() : 1;
        int sums = ordinal ? classes - 1 : classes; // The probability of the last class follows from the others.
        return new LinearScorer(info, LinearPredictor.of(info, ini, classes), sums, outcome);
    }

    private LinearScorer(ModelInfo info, LinearPredictor predictor, int sums, Outcome outcome) {
        this.info = info;
        this.predictor = predictor;
        this.sums = sums;
        this.firstSum = outcome.size() == 1 ? 0 : 1;
        this.outcome = outcome;
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public int outputSize() {
        return outcome.size();
    }

    @Override
    public void score(double[] row, double offset, double[] out) {
        RowArguments.checkRow(row, info);
        RowArguments.checkRoom(out.length, outcome.size());
        sum(row, out, firstSum);
        outcome.finish(row, offset, out);
    }

    @Override
    public void score(double[][] rows, double[][] out) {
        RowArguments.checkRoom(out.length, rows.length);
        for (int i = 0; i < rows.length; i++) {
            score(rows[i], 0, out[i]);
        }
    }

    @Override
    public int marginCount() {
        return sums;
    }

    @Override
    public void margins(double[] row, double[] out) {
        RowArguments.checkRow(row, info);
        RowArguments.checkRoom(out.length, sums);
        sum(row, out, 0);
    }

    @Override
    public int trees() {
        return 0;
    }

    @Override
    public void leafAssignments(double[] row, int[] out) {
        RowArguments.checkRow(row, info);
    }

    private void sum(double[] row, double[] out, int at) {
        for (int c = 0; c < sums; c++) {
            out[at + c] = predictor.sum(row, c);
        }
    }
}
