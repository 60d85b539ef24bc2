package dev.refit.model.xgboost;

import dev.refit.model.InvalidMojoException;
import dev.refit.model.UnsupportedMojoException;
import dev.refit.model.forest.OneHotLayout;
import dev.refit.model.forest.TreeNode;
import dev.refit.model.mojo.archive.MojoArchive;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Decodes XGBoost's binary model: its parameters, the names of its objective and of its booster, the trees one after the
 * other, the class of each, and of dart the weight of each. What follows are attributes that no prediction needs.
 */
final class BoosterParser {
    private static final byte[] SIGNATURE = {'b', 'i', 'n', 'f'};
    /** The first version whose sums begin with the initial value. */
    private static final int OLDEST_MINOR = 3;

    private static final int MAX_TREES = 1_000_000;
    private static final int MAX_NAME = 100;
    private static final int RESERVED_BYTES = 27 * Integer.BYTES;
    private static final int FOREST_BYTES = 40 * Integer.BYTES;
    private static final int LEAF_VECTOR_AT = 7 * Integer.BYTES;

    private final String algorithm;
    private final ByteBuffer in;
    private final OneHotLayout layout;

    private BoosterParser(String algorithm, byte[] bytes, OneHotLayout layout) {
        this.algorithm = algorithm;
        this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.layout = layout;
    }

    static Booster parse(String algorithm, byte[] bytes, OneHotLayout layout) {
        try {
            return new BoosterParser(algorithm, bytes, layout).booster();
        } catch (BufferUnderflowException e) {
            throw new InvalidMojoException(MojoArchive.BOOSTER, "ends within the model");
        }
    }

    private Booster booster() {
        if (in.remaining() >= SIGNATURE.length && ByteBuffer.wrap(SIGNATURE).equals(in.slice(0, SIGNATURE.length))) {
            in.position(SIGNATURE.length);
        }
        float baseScore = in.getFloat();
        int features = in.getInt();
        int groups = Math.max(1, in.getInt());
        in.getInt(); // Whether attributes follow the trees.
        in.getInt(); // Whether they name metrics.
        int major = in.getInt();
        int minor = in.getInt();
        skip(RESERVED_BYTES);
        if (major != 1 || minor < OLDEST_MINOR) {
            throw new UnsupportedMojoException(
                    algorithm, "XGBoost " + major + "." + minor + ", expected 1." + OLDEST_MINOR + " or a later 1");
        }
        if (features < 0 || features > layout.numbers()) {
            throw new InvalidMojoException(
                    MojoArchive.BOOSTER,
                    features + " features, expected at most the " + layout.numbers() + " of an encoded row");
        }
        String objective = name();
        String kind = name();
        if (!kind.equals("gbtree") && !kind.equals("dart")) {
            throw new UnsupportedMojoException(algorithm, "the booster " + kind + ", expected gbtree or dart");
        }
        int[] treesAt = treesAt();
        int[] byGroup = byGroup(groups, treesAt.length);
        float[] weights = weights(kind, treesAt.length);
        List<TreeNode> trees = new ArrayList<>();
        int perGroup = treesAt.length / groups;
        for (int i = 0; i < byGroup.length; i++) {
            // Genmodel uses the first weights for each class, although they belong to the trees of all classes.
            trees.add(BoosterTreeParser.read(in, treesAt[byGroup[i]], layout, weights[i % perGroup]));
        }
        return new Booster(kind, objective, baseScore, groups, trees);
    }

    /** Locates the trees and moves the position behind the last one. */
    private int[] treesAt() {
        int begin = in.position();
        skip(FOREST_BYTES);
        int count = in.getInt(begin);
        int leafVector = in.getInt(begin + LEAF_VECTOR_AT);
        if (count < 0 || count > MAX_TREES) {
            throw new InvalidMojoException(MojoArchive.BOOSTER, count + " trees, expected at most " + MAX_TREES);
        }
        if (leafVector != 0) {
            throw new UnsupportedMojoException(algorithm, "leaves of " + leafVector + " values, expected one");
        }
        int[] treesAt = new int[count];
        for (int tree = 0; tree < count; tree++) {
            treesAt[tree] = in.position();
            skip(BoosterTreeParser.length(in));
        }
        return treesAt;
    }

    /** Returns the indices of the trees, ordered by class. */
    private int[] byGroup(int groups, int count) {
        if (count == 0 || count % groups != 0) {
            throw new InvalidMojoException(
                    MojoArchive.BOOSTER, count + " trees of " + groups + " classes, expected as many of each, and any");
        }
        int[] byGroup = new int[count];
        int[] sizes = new int[groups];
        int perGroup = count / groups;
        for (int tree = 0; tree < count; tree++) {
            int group = in.getInt();
            if (group < 0 || group >= groups || sizes[group] == perGroup) {
                throw new InvalidMojoException(
                        MojoArchive.BOOSTER,
                        "a tree of class " + group + ", expected " + perGroup + " of each of " + groups);
            }
            byGroup[group * perGroup + sizes[group]++] = tree;
        }
        return byGroup;
    }

    private float[] weights(String kind, int count) {
        float[] weights = new float[count];
        if (kind.equals("gbtree")) {
            Arrays.fill(weights, 1);
            return weights;
        }
        long written = in.getLong();
        if (written != count) {
            throw new InvalidMojoException(
                    MojoArchive.BOOSTER, written + " weights, expected one for each of " + count + " trees");
        }
        for (int tree = 0; tree < count; tree++) {
            weights[tree] = in.getFloat();
        }
        return weights;
    }

    private String name() {
        long length = in.getLong();
        if (length < 0 || length > MAX_NAME) {
            throw new InvalidMojoException(
                    MojoArchive.BOOSTER, "a name of " + length + " bytes, expected at most " + MAX_NAME);
        }
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void skip(long bytes) {
        if (bytes > in.remaining()) {
            throw new BufferUnderflowException();
        }
        in.position(in.position() + (int) bytes);
    }
}
