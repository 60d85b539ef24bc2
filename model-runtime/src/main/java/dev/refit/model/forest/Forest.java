package dev.refit.model.forest;

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

    /** 256 KiB: rows that are walked together look at different answers, which should stay in the processor's cache. */
    private static final int MAX_WORDS_TOGETHER = 1 << 15;

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
    private final boolean single;

    /**
     * @param nodes see {@link #node}; the first is a leaf of value 0 that stands for a tree that is not there
     * @param values the value of each leaf, by node
     * @param ids H2O's number of each leaf within its tree, by node
     * @param roots node indices, class by class in the order of training
     * @param depths how many splits each tree has at most on the way to a leaf
     * @param answers see {@link SplitBits}
     * @param single whether sums have the precision of a float
     */
    Forest(long[] nodes, float[] values, int[] ids, int[] roots, int[] depths, long[] answers, boolean single) {
        this.nodes = nodes;
        this.values = values;
        this.ids = ids;
        this.depths = depths;
        this.answers = answers;
        this.single = single;
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

    /** The sum and the value of a leaf. Rounding the sum of two floats a second time does not change it. */
    double add(double sum, int leaf) {
        double added = sum + values[leaf];
        return single ? (float) added : added;
    }

    int id(int leaf) {
        return ids[leaf];
    }

    /** Whether {@link #sumRows} is no slower than {@link #walk}. */
    boolean suitsRowsTogether() {
        return answers.length <= MAX_WORDS_TOGETHER;
    }

    /** Walks all trees for one row: its places, one for each view, stand at the beginning of the array, its leaves are written from {@code to}. */
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
            a = next(nodes[a], row, answers);
            b = next(nodes[b], row, answers);
            c = next(nodes[c], row, answers);
            d = next(nodes[d], row, answers);
            e = next(nodes[e], row, answers);
            f = next(nodes[f], row, answers);
            g = next(nodes[g], row, answers);
            h = next(nodes[h], row, answers);
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
     * Walks trees for eight rows, and adds the leaves of each row in the order of the trees.
     *
     * @param initial what the sums begin with
     * @param rows the places of the rows, those of one view next to each other
     * @param out where the sums go, an array for each row
     * @param first which of these is the first row's
     * @param element which element of it is written
     */
    void sumRows(int fromTree, int toTree, double initial, int[] rows, double[][] out, int first, int element) {
        double sumA = initial;
        double sumB = initial;
        double sumC = initial;
        double sumD = initial;
        double sumE = initial;
        double sumF = initial;
        double sumG = initial;
        double sumH = initial;
        long[] nodes = this.nodes;
        long[] answers = this.answers;
        for (int tree = fromTree; tree < toTree; tree++) {
            int a = roots[tree];
            int b = a;
            int c = a;
            int d = a;
            int e = a;
            int f = a;
            int g = a;
            int h = a;
            for (int step = depths[tree]; step > 0; step--) {
                a = nextOf(nodes[a], rows, 0, answers);
                b = nextOf(nodes[b], rows, 1, answers);
                c = nextOf(nodes[c], rows, 2, answers);
                d = nextOf(nodes[d], rows, 3, answers);
                e = nextOf(nodes[e], rows, 4, answers);
                f = nextOf(nodes[f], rows, 5, answers);
                g = nextOf(nodes[g], rows, 6, answers);
                h = nextOf(nodes[h], rows, 7, answers);
            }
            sumA = add(sumA, a);
            sumB = add(sumB, b);
            sumC = add(sumC, c);
            sumD = add(sumD, d);
            sumE = add(sumE, e);
            sumF = add(sumF, f);
            sumG = add(sumG, g);
            sumH = add(sumH, h);
        }
        out[first][element] = sumA;
        out[first + 1][element] = sumB;
        out[first + 2][element] = sumC;
        out[first + 3][element] = sumD;
        out[first + 4][element] = sumE;
        out[first + 5][element] = sumF;
        out[first + 6][element] = sumG;
        out[first + 7][element] = sumH;
    }

    private static int next(long node, int[] row, long[] answers) {
        return next(node, row[(char) node], answers);
    }

    private static int nextOf(long node, int[] rows, int row, long[] answers) {
        return next(node, rows[(char) node * TOGETHER + row], answers);
    }

    private static int next(long node, int row, long[] answers) {
        int place = row + ((int) (node >>> 16) & MAX_QUESTIONS - 1);
        return (int) (node >>> 38) + (int) (answers[place >> 6] >>> place & 1);
    }
}
