package dev.refit.model.shap;

import dev.refit.model.Column;
import dev.refit.model.ModelInfo;
import dev.refit.model.RowArguments;
import dev.refit.model.Scorer;
import dev.refit.model.forest.MissingLevels;
import dev.refit.model.forest.OneHotLayout;
import dev.refit.model.forest.TreeNode;
import java.util.List;

/**
 * Explains predictions of a model of trees by TreeSHAP: how much each input of a row has contributed to the margin. The
 * contributions have the same bits as those of {@code calculateContributions} of {@code h2o-genmodel}. Immutable and
 * thread-safe.
 *
 * <p>For a GBM or an XGBoost model with one tree per group (a regression, or two classes) the contributions add up to the
 * margin including its initial value. For a DRF regression they add up to the prediction. For a DRF with two classes they
 * add up to the probability of the second class, as long as every column that the model uses contributes to the row.
 *
 * <p>This class is separate from {@link Scorer} because it keeps the decoded trees in memory.
 */
public final class Contributions {
    private final ModelInfo info;
    private final OneHotLayout layout;
    private final List<TreeNode> trees;
    private final float initial;
    private final float share;
    private final float divisor;
    private final double[] missingFrom;
    private final float[] means;
    private final int depth;

    /**
     * Creates an explanation of trees.
     *
     * @param layout how rows are encoded for XGBoost; null for the trees of H2O
     * @param share added to each contribution other than 0 after the division by {@code divisor}
     */
    private Contributions(
            ModelInfo info, OneHotLayout layout, List<TreeNode> trees, float initial, float share, float divisor) {
        this.info = info;
        this.layout = layout;
        this.trees = trees;
        this.initial = initial;
        this.share = share;
        this.divisor = divisor;
        this.missingFrom = layout == null
                ? info.inputs().stream().mapToDouble(MissingLevels::from).toArray()
                : layout.missingFrom();
        this.means = new float[trees.size()];
        for (int tree = 0; tree < means.length; tree++) {
            means[tree] = TreeShap.mean(trees.get(tree));
        }
        this.depth = trees.stream().mapToInt(TreeNode::depth).max().orElse(0);
    }

    /** Explains a GBM with one tree per group, whose margins begin with the initial value. */
    public static Contributions ofGbm(ModelInfo info, List<TreeNode> trees, float initial) {
        return new Contributions(info, null, trees, initial, 0, 1);
    }

    /**
     * Explains a DRF with one tree per group. The trees of two classes predict the first class. H2O explains the second
     * class, whose probability is the rest to 1, and distributes that 1 evenly over the used columns and the bias.
     *
     * @param usedVariables the number of columns with a variable importance other than 0
     */
    public static Contributions ofDrf(ModelInfo info, List<TreeNode> trees, int usedVariables) {
        return info.classes() == 1
                ? new Contributions(info, null, trees, 0, 0, trees.size())
                : new Contributions(info, null, trees, 0, 1f / (usedVariables + 1), -trees.size());
    }

    /**
     * Explains an XGBoost model with one tree per group.
     *
     * @param trees trees whose splits refer to the numbers of an encoded row
     */
    public static Contributions ofXgboost(ModelInfo info, OneHotLayout layout, List<TreeNode> trees, float initial) {
        return new Contributions(info, layout, trees, initial, 0, 1);
    }

    /** Describes the model. */
    public ModelInfo info() {
        return info;
    }

    /** Returns how many elements {@link #of} fills: one for each of {@link #names}, then the bias term. */
    public int size() {
        return missingFrom.length + 1;
    }

    /**
     * Names the contributions in their order: the inputs of the model, or for XGBoost {@code input.level} for each level of
     * a categorical input.
     */
    public List<String> names() {
        return layout == null ? info.inputs().stream().map(Column::name).toList() : layout.names(info.inputs());
    }

    /**
     * Explains a row; see {@link Scorer} for the values of a row.
     *
     * @param out receives {@link #size} elements
     */
    public void of(double[] row, float[] out) {
        RowArguments.checkRow(row, info);
        RowArguments.checkRoom(out.length, size());
        for (int i = 0; i < size(); i++) {
            out[i] = 0;
        }
        int bias = size() - 1;
        out[bias] += initial;
        double[] asked = layout == null ? row : layout.encoded(row);
        TreeShap shap = new TreeShap(asked, missingFrom, out, new ShapPath(depth));
        for (int tree = 0; tree < means.length; tree++) {
            out[bias] += means[tree];
            shap.add(trees.get(tree));
        }
        for (int i = 0; divisor != 1 && i < size(); i++) {
            if (out[i] != 0) {
                out[i] = share + out[i] / divisor;
            }
        }
    }
}
