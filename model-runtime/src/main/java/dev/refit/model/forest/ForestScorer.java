package dev.refit.model.forest;

import dev.refit.model.ModelInfo;
import dev.refit.model.RowArguments;
import dev.refit.model.Scorer;
import dev.refit.model.UnsupportedMojoException;
import dev.refit.model.outcome.Outcome;
import java.util.List;

/** Scores rows with trees. */
public final class ForestScorer implements Scorer {
    private final ModelInfo info;
    private final Forest forest;
    private final RowCoder coder;
    private final int classes;
    private final int firstSum;
    private final Outcome outcome;
    // Holds only arrays of ints, so it keeps no class loader alive.
    private final ThreadLocal<int[]> scratch = new ThreadLocal<>();

    /**
     * Builds a scorer.
     *
     * @param trees the trees, class by class in the order of training; null for a tree that was not trained
     * @param layout how rows are encoded for XGBoost; null for the trees of H2O, which read rows as they are
     * @param classes the number of classes that have their own trees
     * @throws UnsupportedMojoException if the trees exceed a limit of this implementation
     */
    public static Scorer of(ModelInfo info, List<TreeNode> trees, OneHotLayout layout, int classes, Outcome outcome) {
        ForestBuilder builder = new ForestBuilder(info.algorithmName(), info.inputs(), trees, layout);
        return new ForestScorer(info, builder.build(trees), builder.coder(), classes, outcome);
    }

    private ForestScorer(ModelInfo info, Forest forest, RowCoder coder, int classes, Outcome outcome) {
        this.info = info;
        this.forest = forest;
        this.coder = coder;
        this.classes = classes;
        this.firstSum = info.classes() == 1 ? 0 : 1;
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
    public int marginCount() {
        return classes;
    }

    @Override
    public int trees() {
        return forest.trees();
    }

    @Override
    public void score(double[] row, double offset, double[] out) {
        int[] scratch = walked(row);
        RowArguments.checkRoom(out.length, outcome.size());
        clear(out);
        sum(scratch, outcome.initial(offset), out, firstSum);
        outcome.finish(row, offset, out);
    }

    @Override
    public void score(double[] row, double[] out, double[] margins) {
        int[] scratch = walked(row);
        RowArguments.checkRoom(out.length, outcome.size());
        RowArguments.checkRoom(margins.length, classes);
        clear(out);
        sum(scratch, outcome.initial(0), out, firstSum);
        System.arraycopy(out, firstSum, margins, 0, classes);
        outcome.finish(row, 0, out);
    }

    @Override
    public void margins(double[] row, double[] out) {
        int[] scratch = walked(row);
        RowArguments.checkRoom(out.length, classes);
        sum(scratch, outcome.initial(0), out, 0);
    }

    @Override
    public void leafAssignments(double[] row, int[] out) {
        int[] scratch = walked(row);
        RowArguments.checkRoom(out.length, forest.trees());
        for (int tree = 0; tree < forest.trees(); tree++) {
            out[tree] = forest.id(scratch[coder.views() + tree]);
        }
    }

    @Override
    public void score(double[][] rows, double[][] out) {
        RowArguments.checkRoom(out.length, rows.length);
        int whole = forest.suitsRowsTogether() ? rows.length - rows.length % Forest.TOGETHER : 0;
        for (int first = 0; first < whole; first += Forest.TOGETHER) {
            scoreTogether(rows, out, first);
        }
        for (int row = whole; row < rows.length; row++) {
            score(rows[row], 0, out[row]);
        }
    }

    private void scoreTogether(double[][] rows, double[][] out, int first) {
        int[] scratch = scratch();
        for (int i = 0; i < Forest.TOGETHER; i++) {
            RowArguments.checkRow(rows[first + i], info);
            RowArguments.checkRoom(out[first + i].length, outcome.size());
            coder.code(rows[first + i], scratch, i, Forest.TOGETHER);
            clear(out[first + i]);
        }
        int perClass = forest.trees() / classes;
        double initial = outcome.initial(0);
        for (int c = 0; c < classes; c++) {
            forest.sumRows(c * perClass, (c + 1) * perClass, initial, scratch, out, first, firstSum + c);
        }
        for (int i = 0; i < Forest.TOGETHER; i++) {
            outcome.finish(rows[first + i], 0, out[first + i]);
        }
    }

    private int[] walked(double[] row) {
        RowArguments.checkRow(row, info);
        int[] scratch = scratch();
        coder.code(row, scratch, 0, 1);
        forest.walk(scratch, coder.views());
        return scratch;
    }

    /** Adds leaves in the order of training, because another order would give other last bits. */
    private void sum(int[] scratch, double initial, double[] out, int at) {
        int perClass = forest.trees() / classes;
        int leaf = coder.views();
        for (int c = 0; c < classes; c++) {
            double sum = initial;
            for (int end = leaf + perClass; leaf < end; leaf++) {
                sum = forest.add(sum, scratch[leaf]);
            }
            out[at + c] = sum;
        }
    }

    private void clear(double[] out) {
        for (int i = 0; i < outcome.size(); i++) {
            out[i] = 0;
        }
    }

    private int[] scratch() {
        int[] own = scratch.get();
        if (own == null) {
            int places = coder.views();
            own = new int[Math.max(places + forest.paddedTrees(), Forest.TOGETHER * places)];
            scratch.set(own);
        }
        return own;
    }
}
