package dev.refit.model.forest;

import dev.refit.model.forest.TreeNode.Levels;
import dev.refit.model.forest.TreeNode.OneLevel;
import dev.refit.model.forest.TreeNode.Threshold;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The distinct splits of a forest on one column. */
final class ColumnSplits {
    /** A split on levels, including the direction of missing values. */
    record LevelSplit(LevelSet set, boolean missingRight) {}

    private final Map<LevelSplit, Integer> levelSplits = new LinkedHashMap<>();
    private int[] keys = new int[4];
    private int size;
    private boolean numeric;
    private int oneHotEnd;

    void add(TreeNode.Split split) {
        if (split.test() instanceof Levels levels) {
            LevelSplit asked = new LevelSplit(levels.set(), split.missingRight());
            levelSplits.putIfAbsent(asked, levelSplits.size());
        } else if (split.test() instanceof OneLevel one) {
            oneHotEnd = Math.max(oneHotEnd, one.level() + 1);
        } else if (split.test() instanceof Threshold threshold) {
            numeric = true;
            if (!Float.isNaN(threshold.value())) {
                if (size == keys.length) {
                    keys = Arrays.copyOf(keys, 2 * size);
                }
                keys[size++] = FloatOrder.key(threshold.value());
            }
        }
    }

    /** Sorts the thresholds. Call it after all splits were added. */
    void sort() {
        keys = Arrays.stream(keys, 0, size).sorted().distinct().toArray();
        size = keys.length;
    }

    boolean isNumeric() {
        return numeric;
    }

    boolean isCategorical() {
        return !levelSplits.isEmpty();
    }

    /** Returns one more than the largest level of a one-hot split, or 0 without such splits. */
    int oneHotEnd() {
        return oneHotEnd;
    }

    /** Returns the keys of the distinct thresholds in ascending order; see {@link FloatOrder}. */
    int[] keys() {
        return keys;
    }

    /** Returns the splits on levels in the order of their indices. */
    Iterable<LevelSplit> levelSplits() {
        return levelSplits.keySet();
    }

    int levelSplitCount() {
        return levelSplits.size();
    }

    /** Returns the index of a split: among the thresholds, with NaN last, among the splits on levels, or the one-hot level. */
    int index(TreeNode.Split split) {
        if (split.test() instanceof Levels levels) {
            return levelSplits.get(new LevelSplit(levels.set(), split.missingRight()));
        }
        if (split.test() instanceof OneLevel one) {
            return one.level();
        }
        float threshold = ((Threshold) split.test()).value();
        return Float.isNaN(threshold) ? size : Arrays.binarySearch(keys, FloatOrder.key(threshold));
    }

    /** Returns one more than the largest level that a split covers. */
    int levelsEnd() {
        return levelSplits.keySet().stream().mapToInt(s -> s.set().end()).max().orElse(0);
    }
}
