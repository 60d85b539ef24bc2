package dev.refit.model.mojo.tree;

import dev.refit.model.InvalidMojoException;
import dev.refit.model.forest.LevelSet;
import dev.refit.model.forest.TreeNode;
import dev.refit.model.mojo.tree.NodeStatistics.Children;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Decodes a tree from the bytes of {@code trees/tCC_NNN.bin}, the format of MOJO 1.30 and newer.
 *
 * <p>A node is a type (8 bits), a column (16 bits, 65535 in a tree that is one leaf), a direction of missing values (8
 * bits), the test, the length of the left side unless that is a leaf, the left side, the right side. A leaf below a split
 * is its value alone. The type says how long the length is (bits 0 and 1), whether a side is a leaf (bits 4 and 5 left,
 * 6 and 7 right) and what the test is (bits 2 and 3): a threshold, 32 levels, or any number of levels.
 */
final class TreeParser {
    private static final int NO_COLUMN = 65_535;
    private static final int MISSING_VS_REST = 1;
    private static final int MISSING_LEFT = 2;
    private static final int LEFT = 4;
    private static final int LEAF_LEFT = 0x30;
    private static final int LEAF_RIGHT = 0x40;
    /** This limit keeps a hostile tree from exhausting the stack. H2O's own leaf assignment stops at 64. */
    private static final int MAX_DEPTH = 500;
    /** H2O has fewer levels in a column. */
    private static final int MAX_LEVELS = 1 << 24;

    private final String entry;
    private final ByteBuffer in;
    private final NodeStatistics statistics;
    private final int columns;

    private TreeParser(String entry, ByteBuffer in, NodeStatistics statistics, int columns) {
        this.entry = entry;
        this.in = in;
        this.statistics = statistics;
        this.columns = columns;
    }

    /** Both buffers are in the byte order of the MOJO. */
    static TreeNode parse(String entry, ByteBuffer in, NodeStatistics statistics, int columns) {
        try {
            TreeNode root = new TreeParser(entry, in, statistics, columns).node(0, Float.NaN, null, 0);
            if (in.hasRemaining()) {
                throw new InvalidMojoException(entry, in.remaining() + " bytes after the tree, expected none");
            }
            return root;
        } catch (BufferUnderflowException e) {
            throw new InvalidMojoException(entry, "ends within the tree");
        }
    }

    /**
     * @param weight the weight of the node; NaN at the root, whose weight is the sum of its children
     * @param above the set of the nearest split on levels on the way here, or null
     */
    private TreeNode node(int id, float weight, LevelSet above, int depth) {
        if (depth > MAX_DEPTH) {
            throw new InvalidMojoException(entry, "deeper than the " + MAX_DEPTH + " splits allowed");
        }
        int type = in.get() & 0xff;
        int column = in.getChar();
        if (column == NO_COLUMN) {
            return new TreeNode.Leaf(id, depth == 0 ? 0 : weight, in.getFloat());
        }
        if (column >= columns) {
            throw new InvalidMojoException(entry, "column " + column + ", expected one of " + columns);
        }
        int direction = in.get() & 0xff;
        TreeNode.Test test = test(type & 0x0c, direction, above);
        LevelSet seen = direction != MISSING_VS_REST && test instanceof TreeNode.Levels levels ? levels.set() : above;

        Children below = statistics.below(id);
        int rightAt = rightAt(type & 0x33);
        TreeNode left = (type & LEAF_LEFT) == LEAF_LEFT
                ? new TreeNode.Leaf(below.left(), below.leftWeight(), in.getFloat())
                : node(below.left(), below.leftWeight(), seen, depth + 1);
        if (in.position() != rightAt) {
            throw new InvalidMojoException(entry, "a left side ends at " + in.position() + ", expected " + rightAt);
        }
        TreeNode right = (type & LEAF_RIGHT) != 0
                ? new TreeNode.Leaf(below.right(), below.rightWeight(), in.getFloat())
                : node(below.right(), below.rightWeight(), seen, depth + 1);
        float own = Float.isNaN(weight) ? below.leftWeight() + below.rightWeight() : weight;
        boolean missingRight = direction != MISSING_LEFT && direction != LEFT;
        return new TreeNode.Split(id, own, column, test, missingRight, left, right);
    }

    private TreeNode.Test test(int kind, int direction, LevelSet above) {
        if (direction == MISSING_VS_REST) {
            // H2O's walk keeps the last set of levels, and a level that is not in its range counts as missing.
            return kind == 0 || above == null
                    ? new TreeNode.Threshold(Float.NaN)
                    : new TreeNode.Levels(LevelSet.none(above.first(), above.size()), true);
        }
        return switch (kind) {
            case 0 -> new TreeNode.Threshold(in.getFloat());
            case 8 -> levels(0, 32);
            case 12 -> levels(in.getChar(), in.getInt());
            default -> throw new InvalidMojoException(entry, "a split of kind " + kind + ", expected 0, 8 or 12");
        };
    }

    private TreeNode.Test levels(int first, int size) {
        if (size < 0 || size > MAX_LEVELS || (size + 7) >> 3 > in.remaining()) {
            throw new InvalidMojoException(entry, "a set of " + size + " levels, expected within the tree");
        }
        byte[] bits = new byte[(size + 7) >> 3];
        in.get(bits);
        return new TreeNode.Levels(new LevelSet(first, size, bits), false);
    }

    private int rightAt(int lengthKind) {
        long length =
                switch (lengthKind) {
                    case 0 -> in.get() & 0xff;
                    case 1 -> in.getChar();
                    case 2 -> (in.get() & 0xff) | (in.get() & 0xff) << 8 | (in.get() & 0xff) << 16;
                    case 3 -> in.getInt();
                    case LEAF_LEFT -> Float.BYTES;
                    default -> throw new InvalidMojoException(entry, "a left side of kind " + lengthKind);
                };
        if (length < 0 || length > in.remaining()) {
            throw new InvalidMojoException(entry, "a left side of " + length + " bytes, expected within the tree");
        }
        return (int) (in.position() + length);
    }
}
