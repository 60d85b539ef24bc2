package dev.refit.model;

/** Scores with coefficients. */
final class LinearScorer implements Scorer {
    private final ModelInfo info;
    private final LinearPredictor predictor;
    private final int sums;
    private final int firstSum;
    private final Outcome outcome;

    /** @param sums how many classes have a sum of their own */
    LinearScorer(ModelInfo info, LinearPredictor predictor, int sums, Outcome outcome) {
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
        Arguments.row(row, info);
        Arguments.room(out.length, outcome.size());
        sum(row, out, firstSum);
        outcome.finish(row, offset, out);
    }

    @Override
    public void score(double[][] rows, double[][] out) {
        Arguments.room(out.length, rows.length);
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
        Arguments.row(row, info);
        Arguments.room(out.length, sums);
        sum(row, out, 0);
    }

    @Override
    public int trees() {
        return 0;
    }

    @Override
    public void leafAssignments(double[] row, int[] out) {
        Arguments.row(row, info);
    }

    private void sum(double[] row, double[] out, int at) {
        for (int c = 0; c < sums; c++) {
            out[at + c] = predictor.sum(row, c);
        }
    }
}
