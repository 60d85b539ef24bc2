package dev.refit.model;

/**
 * A model that scores rows. Immutable and thread-safe. The results have the same bits as those of {@code score0} of {@code
 * h2o-genmodel} 3.46.0.12 in the same JVM.
 *
 * <p>A row has one double for each of {@link ModelInfo#inputs}: a number, or the index of a level of a categorical column.
 * NaN is a missing value. An index that is not a level counts as missing. An output array is filled from its first element
 * with as many elements as documented; the others keep their values. All methods throw {@link IllegalArgumentException} if
 * a row does not have {@link ModelInfo#features} values, or if an output array is too short. After the first call in a
 * thread no method allocates memory.
 */
public interface Scorer {
    /** Describes the model. */
    ModelInfo info();

    /**
     * Returns how many elements {@link #score} fills. A classifier fills the index of the label and one probability for each
     * class, a regression fills the value, an isolation forest fills the normalized score and the mean path length.
     */
    int outputSize();

    /**
     * Scores a row with an offset of 0.
     *
     * @param out receives {@link #outputSize} elements
     */
    default void score(double[] row, double[] out) {
        score(row, 0, out);
    }

    /**
     * Scores a row.
     *
     * @param offset the offset on the scale of the margins. It is ignored where H2O ignores it, and refused with an {@link
     *     IllegalArgumentException} where H2O refuses it: for an XGBoost model that was trained without an offset.
     * @param out receives {@link #outputSize} elements
     */
    void score(double[] row, double offset, double[] out);

    /**
     * Scores a row with an offset of 0 and returns its {@link #margins} as well. For trees both come from the same walk, so
     * the margins cost nothing extra.
     *
     * @param out receives {@link #outputSize} elements
     * @param margins receives {@link #marginCount} elements
     */
    default void score(double[] row, double[] out, double[] margins) {
        score(row, out);
        margins(row, margins);
    }

    /**
     * Scores many rows with an offset of 0. Each row has exactly the result of {@link #score(double[], double[])}, and is
     * scored at least as fast.
     *
     * @param out one array for each row
     */
    void score(double[][] rows, double[][] out);

    /** Returns how many elements {@link #margins} fills: one, or one for each class that has its own trees. */
    int marginCount();

    /**
     * Returns the raw sums of the model, before a link function turns them into a prediction. For trees a sum adds the
     * leaves in the order of training. Margins include neither the initial value of a GBM nor the offset, and do not depend
     * on the JVM. Only the sums of XGBoost include the initial value, which is 0 for a model with an offset.
     *
     * @param out receives {@link #marginCount} elements
     */
    void margins(double[] row, double[] out);

    /** Returns the number of trees, 0 for a model without trees. The trees are ordered by class, then as trained. */
    int trees();

    /**
     * Returns the leaf that a row reaches in each tree: the node id within the tree, as in H2O's leaf node assignment. It is
     * -1 for a tree that was not trained because its class had no rows.
     *
     * @param out receives {@link #trees} elements
     */
    void leafAssignments(double[] row, int[] out);
}
