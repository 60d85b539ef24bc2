package dev.refit.model.xgboost;

import dev.refit.model.InvalidMojoException;
import dev.refit.model.forest.OneHotLayout;
import dev.refit.model.forest.TreeNode;
import dev.refit.model.mojo.archive.MojoArchive;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.BitSet;

/**
 * Decodes a tree of XGBoost: its parameters, its nodes, a statistic of each. A node is its parent, its children (-1 is none), the
 * number that it asks for, with the side of missing values as the highest bit, and the threshold or the value of the leaf.
 */
final class BoosterTreeParser {
    private static final int HEAD_BYTES = 37 * Integer.BYTES;
    private static final int NODE_BYTES = 5 * Integer.BYTES;
    private static final int STATISTIC_BYTES = 4 * Integer.BYTES;
    private static final int MAX_DEPTH = 500;

    private final ByteBuffer in;
    private final int at;
    private final OneHotLayout layout;
    private final float factor;
    private final int nodes;
    private final BitSet seen = new BitSet();

    private BoosterTreeParser(ByteBuffer in, int at, OneHotLayout layout, float factor) {
        this.in = in;
        this.at = at;
        this.layout = layout;
        this.factor = factor;
        this.nodes = nodes(in, at);
    }

    /** Returns the length in bytes of the tree at the buffer's position. */
    static long length(ByteBuffer in) {
        return HEAD_BYTES + (long) nodes(in, in.position()) * (NODE_BYTES + STATISTIC_BYTES);
    }

    /**
     * Decodes the tree at a position.
     *
     * @param factor the weight of each leaf
     */
    static TreeNode read(ByteBuffer in, int at, OneHotLayout layout, float factor) {
        return new BoosterTreeParser(in, at, layout, factor).node(0, 0);
    }

    private static int nodes(ByteBuffer in, int at) {
        if (at > in.limit() - HEAD_BYTES) {
            throw new BufferUnderflowException();
        }
        int nodes = in.getInt(at + Integer.BYTES);
        if (nodes < 1) {
            throw new InvalidMojoException(MojoArchive.BOOSTER, "a tree of " + nodes + " nodes, expected any");
        }
        return nodes;
    }

    private TreeNode node(int id, int depth) {
        if (id < 0 || id >= nodes || seen.get(id)) {
            throw new InvalidMojoException(
                    MojoArchive.BOOSTER, "a child " + id + ", expected one of " + nodes + " nodes, each once");
        }
        if (depth > MAX_DEPTH) {
            throw new InvalidMojoException(MojoArchive.BOOSTER, "deeper than the " + MAX_DEPTH + " splits allowed");
        }
        seen.set(id);
        int node = at + HEAD_BYTES + id * NODE_BYTES;
        int left = in.getInt(node + Integer.BYTES);
        int right = in.getInt(node + 2 * Integer.BYTES);
        int asked = in.getInt(node + 3 * Integer.BYTES);
        float value = in.getFloat(node + 4 * Integer.BYTES);
        float cover = in.getFloat(at + HEAD_BYTES + nodes * NODE_BYTES + id * STATISTIC_BYTES + Float.BYTES);
        if (left == -1) {
            return new TreeNode.Leaf(id, cover, factor * value);
        }
        int number = asked & Integer.MAX_VALUE;
        if (number >= layout.numbers() || Float.isNaN(value)) {
            throw new InvalidMojoException(
                    MojoArchive.BOOSTER,
                    "a split of number " + number + " at " + value + ", expected one of " + layout.numbers());
        }
        boolean missingRight = asked >= 0;
        return new TreeNode.Split(
                id,
                cover,
                layout.column(number),
                test(number, value, missingRight),
                missingRight,
                node(left, depth + 1),
                node(right, depth + 1));
    }

    private TreeNode.Test test(int number, float threshold, boolean missingRight) {
        int column = layout.column(number);
        if (column >= layout.categorical()) {
            return new TreeNode.Threshold(threshold);
        }
        boolean othersRight = layout.sparse() ? missingRight : 0 >= threshold;
        return new TreeNode.OneLevel(number - layout.first(column), 1 >= threshold, othersRight);
    }
}
