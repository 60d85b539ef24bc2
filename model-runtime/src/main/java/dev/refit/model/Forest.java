package dev.refit.model;

import java.util.Arrays;

/**
 * The trees of a model, flat, and the walk through them. Immutable.
 *
 * <p>A node is a long: its left child (26 bits), its question (22 bits), its view of the row (16 bits). The right child
 * stands next to the left one. A leaf is its own left child and asks what is always answered with left, so a walk needs
 * no test for the end: it takes as many steps as the deepest of its trees needs.
 */
final class Forest {
    /** How many walks advance together: enough for their loads to overlap, few enough for the registers. */
    static final int TOGETHER = 8;

    static final int MAX_NODES = 1 << 26;
    static final int MAX_QUESTIONS = 1 << 22;
    static final int MAX_VIEWS = 1 << 16;

    private final long[] nodes;
    private final float[] values;
    private final int[] ids;
    private final int[] roots;
    private final int[] depths;
    private final int[] groupDepths;
    private final long[] answers;

    /**
     * @param nodes see {@link #node}; the first is a leaf of value 0 that stands for a tree that is not there
     * @param values the value of each leaf, by node
     * @param ids H2O's number of each leaf within its tree, by node
     * @param roots node indices, class by class in the order of training
     * @param depths how many splits each tree has at most on the way to a leaf
     * @param answers see {@link AnswerBits}
     */
    Forest(long[] nodes, float[] values, int[] ids, int[] roots, int[] depths, long[] answers) {
        this.nodes = nodes;
        this.values = values;
        this.ids = ids;
        this.depths = depths;
        this.answers = answers;
        int groups = (roots.length + TOGETHER - 1) / TOGETHER;
        this.roots = Arrays.copyOf(roots, groups * TOGETHER);
        this.groupDepths = new int[groups];
        for (int tree = 0; tree < depths.length; tree++) {
            groupDepths[tree / TOGETHER] = Math.max(groupDepths[tree / TOGETHER], depths[tree]);
        }
    }

    static long node(int left, int question, int view) {
        return (long) left << 38 | (long) question << 16 | view;
    }

    int trees() {
        return depths.length;
    }

    /** The trees, filled up to whole groups: the room that the leaves of a row take. */
    int paddedTrees() {
        return roots.length;
    }

    float value(int leaf) {
        return values[leaf];
    }

    int id(int leaf) {
        return ids[leaf];
    }

    /** Walks all trees for one row: its places stand at the beginning of the array, its leaves are written from {@code to}. */
    void walk(int[] row, int to) {
        for (int group = 0; group < groupDepths.length; group++) {
            walkGroup(row, group * TOGETHER, groupDepths[group], to + group * TOGETHER);
        }
    }

    private void walkGroup(int[] row, int tree, int depth, int to) {
        long[] nodes = this.nodes;
        long[] answers = this.answers;
        int a = roots[tree];
        int b = roots[tree + 1];
        int c = roots[tree + 2];
        int d = roots[tree + 3];
        int e = roots[tree + 4];
        int f = roots[tree + 5];
        int g = roots[tree + 6];
        int h = roots[tree + 7];
        for (int step = 0; step < depth; step++) {
            a = next(nodes[a], row, 0, answers);
            b = next(nodes[b], row, 0, answers);
            c = next(nodes[c], row, 0, answers);
            d = next(nodes[d], row, 0, answers);
            e = next(nodes[e], row, 0, answers);
            f = next(nodes[f], row, 0, answers);
            g = next(nodes[g], row, 0, answers);
            h = next(nodes[h], row, 0, answers);
        }
        row[to] = a;
        row[to + 1] = b;
        row[to + 2] = c;
        row[to + 3] = d;
        row[to + 4] = e;
        row[to + 5] = f;
        row[to + 6] = g;
        row[to + 7] = h;
    }

    /**
     * Walks one tree for eight rows.
     *
     * @param rows the places of the rows, {@code width} each, then room for the leaves
     */
    void walkRows(int tree, int[] rows, int width) {
        long[] nodes = this.nodes;
        long[] answers = this.answers;
        int a = roots[tree];
        int b = a;
        int c = a;
        int d = a;
        int e = a;
        int f = a;
        int g = a;
        int h = a;
        for (int step = depths[tree]; step > 0; step--) {
            a = next(nodes[a], rows, 0, answers);
            b = next(nodes[b], rows, width, answers);
            c = next(nodes[c], rows, 2 * width, answers);
            d = next(nodes[d], rows, 3 * width, answers);
            e = next(nodes[e], rows, 4 * width, answers);
            f = next(nodes[f], rows, 5 * width, answers);
            g = next(nodes[g], rows, 6 * width, answers);
            h = next(nodes[h], rows, 7 * width, answers);
        }
        int to = TOGETHER * width;
        rows[to] = a;
        rows[to + 1] = b;
        rows[to + 2] = c;
        rows[to + 3] = d;
        rows[to + 4] = e;
        rows[to + 5] = f;
        rows[to + 6] = g;
        rows[to + 7] = h;
    }

    private static int next(long node, int[] rows, int at, long[] answers) {
        int place = rows[at + (char) node] + ((int) (node >>> 16) & MAX_QUESTIONS - 1);
        return (int) (node >>> 38) + (int) (answers[place >> 6] >>> place & 1);
    }
}
