package dev.refit.training.job.example;

import dev.refit.model.Column;
import java.util.Arrays;
import java.util.List;
import water.fvec.Frame;
import water.fvec.Vec;

/** A frame of rows that were made up. */
final class MadeFrame {
    private static final String UNSEEN = "a level that training has not seen";

    private MadeFrame() {}

    /** @param rows as {@link dev.refit.model.proof.CornerRows} makes them */
    static Frame of(List<Column> inputs, List<double[]> rows) {
        String[] names = inputs.stream().map(Column::name).toArray(String[]::new);
        Vec[] vecs = new Vec[names.length];
        for (int i = 0; i < vecs.length; i++) {
            int input = i;
            double[] values = rows.stream().mapToDouble(row -> row[input]).toArray();
            vecs[i] = inputs.get(i).isCategorical()
                    ? Vec.makeVec(values, levels(inputs.get(i)), Vec.newKey())
                    : Vec.makeVec(values, Vec.newKey());
        }
        return new Frame(names, vecs);
    }

    private static String[] levels(Column input) {
        String[] levels = Arrays.copyOf(
                input.levels().toArray(String[]::new), input.levels().size() + 1);
        levels[levels.length - 1] = UNSEEN;
        return levels;
    }
}
