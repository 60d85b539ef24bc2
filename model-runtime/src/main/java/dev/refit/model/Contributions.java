package dev.refit.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * How much each value of a row has contributed to the margin of a model of trees, by TreeSHAP, with the bits of {@code
 * calculateContributions} of {@code h2o-genmodel}. For a GBM with one tree a group (a regression, or two classes) the
 * contributions add up to the margin with its initial value, as they do for XGBoost with two classes or a regression,
 * for a DRF regression to the prediction, and for a DRF of two classes to the second one's probability as far as every
 * column that the model uses has a part in the row. Immutable and thread-safe. Apart from {@link Scorer} because it keeps
 * the trees as they are, for those who want explanations.
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
     * @param layout null unless the trees are XGBoost's, which ask for the numbers of an encoded row
     * @param share added to each contribution that is not 0, once it is divided
     */
    Contributions(
            ModelInfo info, OneHotLayout layout, List<TreeNode> trees, float initial, float share, float divisor) {
        this.info = info;
        this.layout = layout;
        this.trees = trees;
        this.initial = initial;
        this.share = share;
        this.divisor = divisor;
        this.missingFrom = layout == null
                ? info.inputs().stream().mapToDouble(RowCoder::missingFrom).toArray()
                : layout.missingFrom();
        this.means = new float[trees.size()];
        for (int tree = 0; tree < means.length; tree++) {
            means[tree] = TreeShap.mean(trees.get(tree));
        }
        this.depth = trees.stream().mapToInt(TreeNode::depth).max().orElse(0);
    }

    /**
     * Reads the bytes of a MOJO.
     *
     * @throws InvalidMojoException if it is no MOJO, damaged or hostile
     * @throws UnsupportedMojoException if it is neither a GBM nor a DRF nor a gbtree of XGBoost, or has more than one tree
     *     a group
     */
    public static Contributions load(byte[] mojo) {
        try {
            MojoArchive archive = MojoArchive.read(new ByteArrayInputStream(mojo), Scorer.DEFAULT_MAX_BYTES);
            return MojoReader.contributions(archive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ModelInfo info() {
        return info;
    }

    /** One for each of {@link #names}, and the bias term last. */
    public int size() {
        return missingFrom.length + 1;
    }

    /** What is contributed to: the inputs; of XGBoost each level of a categorical input, with its name before it. */
    public List<String> names() {
        return layout == null ? info.inputs().stream().map(Column::name).toList() : layout.names(info.inputs());
    }

    /**
     * Explains a row; see {@link Scorer} for what a row is.
     *
     * @param out filled from its first element with {@link #size} elements
     */
    public void of(double[] row, float[] out) {
        Arguments.row(row, info);
        Arguments.room(out.length, size());
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
