package dev.refit.model.forest;

import dev.refit.model.forest.TreeNode.Levels;
import dev.refit.model.forest.TreeNode.OneLevel;
import dev.refit.model.forest.TreeNode.Threshold;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** All that the trees of a forest ask of one column, each question once. */
final class ColumnSplits {
    /** A question on levels; where missing values go is part of the answer. */
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

    /** To be called once all splits are there. */
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

    /** One more than the last level that is asked for alone; 0 if none is. */
    int oneHotEnd() {
        return oneHotEnd;
    }

    /** The distinct thresholds, ascending, by {@link FloatOrder}. */
    int[] keys() {
        return keys;
    }

    /** In the order of their indices. */
    Iterable<LevelSplit> levelSplits() {
        return levelSplits.keySet();
    }

    int levelSplitCount() {
        return levelSplits.size();
    }

    /** The index of a split's question: among the thresholds, with NaN last, or among the questions on levels; or a level. */
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

    /** One more than the largest level that any question knows. */
    int levelsEnd() {
        return levelSplits.keySet().stream().mapToInt(s -> s.set().end()).max().orElse(0);
    }
}
