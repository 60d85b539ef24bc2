package dev.refit.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Scores rows whose last number is the offset, for callers that only pass rows. Contributions, margins and leaves do not
 * depend on the offset.
 */
public final class OffsetAsInput implements Scorer {
    private final Scorer scorer;
    private final ModelInfo info;
    private final ThreadLocal<double[]> features;

    private OffsetAsInput(Scorer scorer) {
        ModelInfo bare = scorer.info();
        List<Column> inputs = new ArrayList<>(bare.inputs());
        inputs.add(new Column(bare.offsetColumn(), null));
        this.scorer = scorer;
        this.info = bare.reading(inputs);
        this.features = ThreadLocal.withInitial(() -> new double[bare.features()]);
    }

    /** Returns a scorer whose last input is the offset column. A model without one keeps its scorer. */
    public static Scorer of(Scorer scorer) {
        return scorer.info().offsetColumn() == null ? scorer : new OffsetAsInput(scorer);
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public int outputSize() {
        return scorer.outputSize();
    }

    /**
     * Scores a row.
     *
     * @param offset is added to the offset of the row
     * @throws IllegalArgumentException if the row has no offset
     */
    @Override
    public void score(double[] row, double offset, double[] out) {
        double[] bare = features(row);
        double own = row[bare.length];
        if (Double.isNaN(own)) {
            throw new IllegalArgumentException(
                    info.offsetColumn() + ": got nothing, expected a number, which the model adds to its margin");
        }
        scorer.score(bare, own + offset, out);
    }

    @Override
    public void score(double[][] rows, double[][] out) {
        for (int i = 0; i < rows.length; i++) {
            score(rows[i], 0, out[i]);
        }
    }

    @Override
    public int marginCount() {
        return scorer.marginCount();
    }

    @Override
    public void margins(double[] row, double[] out) {
        scorer.margins(features(row), out);
    }

    @Override
    public int trees() {
        return scorer.trees();
    }

    @Override
    public void leafAssignments(double[] row, int[] out) {
        scorer.leafAssignments(features(row), out);
    }

    private double[] features(double[] row) {
        RowArguments.checkRow(row, info);
        double[] bare = features.get();
        System.arraycopy(row, 0, bare, 0, bare.length);
        return bare;
    }
}
