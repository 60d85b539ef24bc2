package dev.refit.training.job.example;

import dev.refit.model.Scorer;
import dev.refit.model.UnsupportedMojoException;
import dev.refit.model.mojo.Mojo;
import dev.refit.model.proof.CornerRows;
import dev.refit.model.proof.Thresholds;
import hex.Model;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import water.fvec.Frame;

/**
 * The rows whose predictions prove a library: of any model rows of the holdout; of a model of trees also rows that reach
 * every leaf which the feature table reaches, and rows that are made up to reach its other corners.
 */
public final class ProofRows {
    private static final int BASES = 8;

    private final Model<?, ?, ?> model;
    private final List<Part> parts = new ArrayList<>();

    /** @param made whether the rows were made up */
    record Part(Frame rows, boolean made) {}

    private ProofRows(Model<?, ?, ?> model) {
        this.model = model;
    }

    /** @param wanted how many rows of the holdout, and of the validation part if it has too few */
    public static List<Part> of(Model<?, ?, ?> model, int wanted, Frame holdout, Frame validation, Frame training)
            throws IOException {
        ProofRows rows = new ProofRows(model);
        int left = wanted - rows.choose(holdout, wanted);
        if (left > 0) {
            rows.choose(validation, left);
        }
        byte[] mojo = rows.mojo();
        Scorer scorer = scorer(mojo);
        if (scorer != null && scorer.trees() > 0) {
            rows.corners(scorer, Thresholds.of(mojo), holdout);
            LeafCover cover = new LeafCover(scorer);
            for (Frame part : List.of(holdout, validation, training)) {
                rows.add(part, cover.firsts(part));
            }
        }
        return rows.parts;
    }

    private int choose(Frame frame, int wanted) {
        long[] chosen = ExampleRows.choose(frame.subframe(inputs()), wanted);
        add(frame, chosen);
        return chosen.length;
    }

    private void add(Frame frame, long[] rows) {
        if (rows.length > 0) {
            parts.add(new Part(frame.subframe(inputs()).deepSlice(rows, null), false));
        }
    }

    private void corners(Scorer scorer, Thresholds thresholds, Frame holdout) {
        FrameRows rows = new FrameRows(holdout, scorer.info().inputs());
        List<double[]> bases = new ArrayList<>();
        for (int i = 0; i < BASES; i++) {
            double[] base = new double[scorer.info().features()];
            rows.fill(i * holdout.numRows() / BASES, base);
            bases.add(base);
        }
        List<double[]> made = CornerRows.of(scorer.info().inputs(), thresholds, bases);
        parts.add(new Part(MadeFrame.of(scorer.info().inputs(), made), true));
    }

    private String[] inputs() {
        return Arrays.copyOf(model._output._names, model._output.nfeatures());
    }

    private byte[] mojo() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.getMojo().writeTo(bytes);
        return bytes.toByteArray();
    }

    /** Null when the runtime does not score such a model. */
    private static Scorer scorer(byte[] mojo) {
        try {
            return Mojo.read(mojo).scorer();
        } catch (UnsupportedMojoException e) {
            return null;
        }
    }
}
