package dev.refit.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A model that scores rows. Immutable and thread-safe. The results have the bits that {@code score0} of {@code
 * h2o-genmodel} 3.46.0.12 gives in the same JVM.
 *
 * <p>A row has a double for each of {@link ModelInfo#inputs}: a number, or the index of a level of a categorical column;
 * NaN is a missing value. An index that is no level counts as missing. Where arrays are filled, only as many elements are
 * written as documented. A row of another length than {@link ModelInfo#features}, or an array that is too short, is an
 * {@link IllegalArgumentException}. After the first call in a thread no method allocates anything.
 */
public interface Scorer {
    /** Of what is unpacked from a MOJO, unless {@link #load(InputStream, long)} is told otherwise. */
    long DEFAULT_MAX_BYTES = 1L << 30;

    /**
     * Reads a MOJO to the end of the stream, which stays open.
     *
     * @throws InvalidMojoException if it is no MOJO, damaged or hostile
     * @throws UnsupportedMojoException if it is one that this runtime does not score
     * @throws IOException if the stream cannot be read
     */
    static Scorer load(InputStream mojo) throws IOException {
        return load(mojo, DEFAULT_MAX_BYTES);
    }

    /**
     * As {@link #load(InputStream)}, with another bound.
     *
     * @param maxBytes how many bytes the MOJO may have unpacked; more is an {@link InvalidMojoException}
     */
    static Scorer load(InputStream mojo, long maxBytes) throws IOException {
        return MojoReader.read(MojoArchive.read(mojo, maxBytes));
    }

    /** As {@link #load(InputStream)}, of the bytes of the zip. */
    static Scorer load(byte[] mojo) {
        try {
            return load(new ByteArrayInputStream(mojo));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ModelInfo info();

    /**
     * How many elements {@link #score} fills: of a classifier the index of the label and a probability for each class, of
     * a regression the value, of an isolation forest the normalized score and the mean path length.
     */
    int outputSize();

    /**
     * Scores a row with an offset of 0.
     *
     * @param out filled from its first element with {@link #outputSize} elements
     */
    default void score(double[] row, double[] out) {
        score(row, 0, out);
    }

    /**
     * Scores a row.
     *
     * @param offset on the scale of the margins; ignored where H2O ignores it, refused where H2O refuses it, which is for an
     *     XGBoost model that was trained without one
     * @param out filled from its first element with {@link #outputSize} elements
     */
    void score(double[] row, double offset, double[] out);

    /**
     * Scores a row with an offset of 0 and tells the {@link #margins} as well, which costs nothing besides where it is the
     * same walk.
     *
     * @param out filled from its first element with {@link #outputSize} elements
     * @param margins filled from its first element with {@link #marginCount} elements
     */
    default void score(double[] row, double[] out, double[] margins) {
        score(row, out);
        margins(row, margins);
    }

    /**
     * Scores many rows with an offset of 0, each exactly as {@link #score(double[], double[])} does, and no slower.
     *
     * @param out an array for each row
     */
    void score(double[][] rows, double[][] out);

    /** How many elements {@link #margins} fills: one, or one for each class that has trees of its own. */
    int marginCount();

    /**
     * What the model adds up before it becomes a prediction: of trees the sum of the leaves, in the order of training.
     * Neither the initial value of a boosted model nor the offset is in it, no function that depends on the JVM either. Only
     * the sums of XGBoost begin with the initial value, 0 for a model with an offset.
     *
     * @param out filled from its first element with {@link #marginCount} elements
     */
    void margins(double[] row, double[] out);

    /** How many trees the model has; 0 if it has none. Those of the first class come first, in the order of training. */
    int trees();

    /**
     * The leaf that a row reaches in each tree: H2O's node number within that tree, as its leaf node assignment with node
     * ids has it, -1 for a tree that was not trained because the class had no rows.
     *
     * @param out filled from its first element with {@link #trees} elements
     */
    void leafAssignments(double[] row, int[] out);
}
