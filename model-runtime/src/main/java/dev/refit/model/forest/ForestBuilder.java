package dev.refit.model.forest;

import dev.refit.model.Column;
import dev.refit.model.UnsupportedMojoException;
import dev.refit.model.forest.RowCoder.Categorical;
import dev.refit.model.forest.RowCoder.Numeric;
import dev.refit.model.forest.RowCoder.OneHot;
import dev.refit.model.forest.TreeNode.Leaf;
import dev.refit.model.forest.TreeNode.Levels;
import dev.refit.model.forest.TreeNode.OneLevel;
import dev.refit.model.forest.TreeNode.Split;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lays decoded trees out in the flat arrays of a {@link Forest}. */
final class ForestBuilder {
    private final String algorithm;
    private final OneHotLayout layout;
    private final Map<Integer, ColumnSplits> splits = new TreeMap<>();
    private final Map<Integer, Integer> firstViews = new TreeMap<>();
    private final Map<Integer, Integer> levelViews = new TreeMap<>();
    private final RowCoder coder;
    private final long[] splitBits;

    private long[] nodes = new long[1024];
    private float[] values = new float[1024];
    private int[] ids = new int[1024];
    private int size;

    /**
     * @param trees the trees; null for a tree that was not trained
     * @param layout how rows are encoded for XGBoost; null for the trees of H2O
     */
    ForestBuilder(String algorithm, List<Column> columns, List<TreeNode> trees, OneHotLayout layout) {
        this.algorithm = algorithm;
        this.layout = layout;
        trees.forEach(this::collect);
        splits.values().forEach(ColumnSplits::sort);
        int most = splits.values().stream().mapToInt(s -> s.keys().length).max().orElse(0);
        SplitBits bits = new SplitBits(algorithm, most);
        coder = coder(columns, bits);
        splitBits = bits.words();
    }

    RowCoder coder() {
        return coder;
    }

    Forest build(List<TreeNode> trees) {
        append(new Leaf(-1, 0, 0));
        int[] roots = new int[trees.size()];
        int[] depths = new int[trees.size()];
        for (int tree = 0; tree < roots.length; tree++) {
            TreeNode root = trees.get(tree);
            if (root != null) {
                roots[tree] = append(root);
                depths[tree] = root.depth();
            }
        }
        return new Forest(
                Arrays.copyOf(nodes, size),
                Arrays.copyOf(values, size),
                Arrays.copyOf(ids, size),
                roots,
                depths,
                splitBits,
                layout != null);
    }

    private void collect(TreeNode node) {
        if (node instanceof Split split) {
            splits.computeIfAbsent(split.column(), c -> new ColumnSplits()).add(split);
            collect(split.left());
            collect(split.right());
        }
    }

    private RowCoder coder(List<Column> columns, SplitBits bits) {
        List<Numeric> numeric = new ArrayList<>();
        List<Categorical> categorical = new ArrayList<>();
        List<OneHot> oneHot = new ArrayList<>();
        int levelsAsked =
                splits.values().stream().mapToInt(ColumnSplits::oneHotEnd).max().orElse(0);
        limit(levelsAsked, Forest.MAX_SPLITS - 1, "levels of a column");
        int right = bits.addOneHot(levelsAsked, true);
        int left = bits.addOneHot(levelsAsked, false);
        int views = RowCoder.NO_VIEW + 1;
        for (Map.Entry<Integer, ColumnSplits> entry : splits.entrySet()) {
            int column = entry.getKey();
            ColumnSplits asked = entry.getValue();
            limit(Math.max(asked.keys().length, asked.levelSplitCount()), Forest.MAX_SPLITS - 1, "splits on a column");
            if (asked.isNumeric()) {
                double missingFrom = layout == null ? MissingLevels.from(columns.get(column)) : Double.NaN;
                numeric.add(new Numeric(column, views, missingFrom, asked.keys()));
                firstViews.put(column, views);
                views += 2;
            }
            if (asked.oneHotEnd() > 0) {
                oneHot.add(new OneHot(column, views, right, left, asked.oneHotEnd()));
                firstViews.put(column, views);
                views += 2;
            }
            if (asked.isCategorical()) {
                List<String> domain = columns.get(column).levels();
                int levels = domain == null ? asked.levelsEnd() : Math.min(domain.size(), asked.levelsEnd());
                int start = bits.add(asked, levels);
                categorical.add(new Categorical(column, views, start, asked.levelSplitCount(), levels));
                levelViews.put(column, views);
                views++;
            }
        }
        limit(views, Forest.MAX_VIEWS, "columns");
        return new RowCoder(
                bits.zeros(),
                views,
                numeric.toArray(Numeric[]::new),
                categorical.toArray(Categorical[]::new),
                oneHot.toArray(OneHot[]::new),
                layout);
    }

    /** Appends a tree breadth first, so that the nodes that every row passes are close together. */
    private int append(TreeNode root) {
        int rootAt = reserve(1);
        ArrayDeque<TreeNode> waiting = new ArrayDeque<>(List.of(root));
        ArrayDeque<Integer> places = new ArrayDeque<>(List.of(rootAt));
        while (!waiting.isEmpty()) {
            TreeNode node = beyondConstants(waiting.remove());
            int at = places.remove();
            ids[at] = node.id();
            if (node instanceof Split split) {
                int left = reserve(2);
                nodes[at] = Forest.node(left, splits.get(split.column()).index(split), view(split));
                waiting.add(split.left());
                waiting.add(split.right());
                places.add(left);
                places.add(left + 1);
            } else if (node instanceof Leaf leaf) {
                nodes[at] = Forest.node(at, 0, RowCoder.NO_VIEW);
                values[at] = leaf.value();
            }
        }
        return rootAt;
    }

    private static TreeNode beyondConstants(TreeNode node) {
        TreeNode found = node;
        while (found instanceof Split split && split.test() instanceof OneLevel one && one.isConstant()) {
            found = one.right() ? split.right() : split.left();
        }
        return found;
    }

    private int view(Split split) {
        if (split.test() instanceof Levels) {
            return levelViews.get(split.column());
        }
        boolean second = split.test() instanceof OneLevel one ? one.othersRight() : split.missingRight();
        return firstViews.get(split.column()) + (second ? 1 : 0);
    }

    private int reserve(int count) {
        int at = size;
        size += count;
        limit(size, Forest.MAX_NODES, "nodes");
        if (size > nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * nodes.length);
            values = Arrays.copyOf(values, nodes.length);
            ids = Arrays.copyOf(ids, nodes.length);
        }
        return at;
    }

    private void limit(int found, int most, String what) {
        if (found > most) {
            throw new UnsupportedMojoException(algorithm, found + " " + what + ", at most " + most + " are supported");
        }
    }
}
