package dev.refit.model.forest;

import java.util.Arrays;

/**
 * The trees of a model in flat arrays, and the walk through them. Immutable.
 *
 * <p>A node is a long: its left child (26 bits), the index of its split (22 bits), its view of the row (16 bits). The right
 * child follows the left one. A leaf is its own left child and its split always goes left. So a walk needs no test for the
 * end: it takes as many steps as the deepest of its trees.
 */
final class Forest {
    /** The number of walks that advance together. Their memory accesses overlap, and their state fits into the registers. */
    static final int TOGETHER = 8;

    /** 256 KiB. Rows that are walked together read different bits, which should stay in the cache of the processor. */
    private static final int MAX_WORDS_TOGETHER = 1 << 15;

    static final int MAX_NODES = 1 << 26;
    static final int MAX_SPLITS = 1 << 22;
    static final int MAX_VIEWS = 1 << 16;

    private final long[] nodes;
    private final float[] values;
    private final int[] ids;
    private final int[] roots;
    private final int[] depths;
    private final int[] groupDepths;
    private final long[] splitBits;
    private final boolean single;

    /**
     * @param nodes see {@link #node}; the first is a leaf of value 0 that replaces trees that were not trained
     * @param values the value of each leaf, by node
     * @param ids H2O's id of each leaf within its tree, by node
     * @param roots node indices, class by class in the order of training
     * @param depths the depth of each tree in splits
     * @param splitBits see {@link SplitBits}
     * @param single whether sums have float precision
     */
    Forest(long[] nodes, float[] values, int[] ids, int[] roots, int[] depths, long[] splitBits, boolean single) {
        this.nodes = nodes;
        this.values = values;
        this.ids = ids;
        this.depths = depths;
        this.splitBits = splitBits;
        this.single = single;
        int groups = (roots.length + TOGETHER - 1) / TOGETHER;
        this.roots = Arrays.copyOf(roots, groups * TOGETHER);
        this.groupDepths = new int[groups];
        for (int tree = 0; tree < depths.length; tree++) {
            groupDepths[tree / TOGETHER] = Math.max(groupDepths[tree / TOGETHER], depths[tree]);
        }
    }

    static long node(int left, int split, int view) {
        return (long) left << 38 | (long) split << 16 | view;
    }

    int trees() {
        return depths.length;
    }

    /** Returns the number of trees rounded up to whole groups, which is the room for the leaves of a row. */
    int paddedTrees() {
        return roots.length;
    }

    /** Adds the value of a leaf to a sum. Rounding the double sum of two floats gives the same float as adding floats. */
    double add(double sum, int leaf) {
        double added = sum + values[leaf];
        return single ? (float) added : added;
    }

    int id(int leaf) {
        return ids[leaf];
    }

    /** Tells whether {@link #sumRows} is at least as fast as {@link #walk}. */
    boolean suitsRowsTogether() {
        return splitBits.length <= MAX_WORDS_TOGETHER;
    }

    /** Walks all trees for one row. The array begins with the position of each view. The leaves are written from {@code to}. */
    void walk(int[] row, int to) {
        for (int group = 0; group < groupDepths.length; group++) {
            walkGroup(row, group * TOGETHER, groupDepths[group], to + group * TOGETHER);
        }
    }

    private void walkGroup(int[] row, int tree, int depth, int to) {
        long[] nodes = this.nodes;
        long[] splitBits = this.splitBits;
        int a = roots[tree];
        int b = roots[tree + 1];
        int c = roots[tree + 2];
        int d = roots[tree + 3];
        int e = roots[tree + 4];
        int f = roots[tree + 5];
        int g = roots[tree + 6];
        int h = roots[tree + 7];
        for (int step = 0; step < depth; step++) {
            a = next(nodes[a], row, splitBits);
            b = next(nodes[b], row, splitBits);
            c = next(nodes[c], row, splitBits);
            d = next(nodes[d], row, splitBits);
            e = next(nodes[e], row, splitBits);
            f = next(nodes[f], row, splitBits);
            g = next(nodes[g], row, splitBits);
            h = next(nodes[h], row, splitBits);
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
     * @param initial the value that each sum begins with
     * @param rows the positions of the rows; those of one view are adjacent
     * @param out receives the sums, in one array for each row
     * @param first the index of the array of the first row
     * @param element the index of the element that receives the sum
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
        long[] splitBits = this.splitBits;
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
                a = nextOf(nodes[a], rows, 0, splitBits);
                b = nextOf(nodes[b], rows, 1, splitBits);
                c = nextOf(nodes[c], rows, 2, splitBits);
                d = nextOf(nodes[d], rows, 3, splitBits);
                e = nextOf(nodes[e], rows, 4, splitBits);
                f = nextOf(nodes[f], rows, 5, splitBits);
                g = nextOf(nodes[g], rows, 6, splitBits);
                h = nextOf(nodes[h], rows, 7, splitBits);
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

    private static int next(long node, int[] row, long[] splitBits) {
        return next(node, row[(char) node], splitBits);
    }

    private static int nextOf(long node, int[] rows, int row, long[] splitBits) {
        return next(node, rows[(char) node * TOGETHER + row], splitBits);
    }

    private static int next(long node, int row, long[] splitBits) {
        int place = row + ((int) (node >>> 16) & MAX_SPLITS - 1);
        return (int) (node >>> 38) + (int) (splitBits[place >> 6] >>> place & 1);
    }
}
