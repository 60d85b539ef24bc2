package dev.refit.model.shap;

import dev.refit.model.forest.TreeNode;
import dev.refit.model.forest.TreeNode.Leaf;
import dev.refit.model.forest.TreeNode.Levels;
import dev.refit.model.forest.TreeNode.Split;
import dev.refit.model.forest.TreeNode.Threshold;

/** Adds the contributions of a row to the leaf of a tree to those of the other trees. */
final class TreeShap {
    private static final int NO_FEATURE = -1;

    private final double[] row;
    private final double[] missingFrom;
    private final float[] contributions;
    private final ShapPath path;

    /** @param missingFrom the smallest value of each column that counts as missing */
    TreeShap(double[] row, double[] missingFrom, float[] contributions, ShapPath path) {
        this.row = row;
        this.missingFrom = missingFrom;
        this.contributions = contributions;
        this.path = path;
    }

    void add(TreeNode root) {
        add(root, 0, 0, 1, 1, NO_FEATURE);
    }

    /** Returns the prediction of a tree for a row whose values are all unknown: the mean of its leaves. */
    static float mean(TreeNode node) {
        if (node.weight() == 0) {
            return 0;
        }
        if (node instanceof Split split) {
            float left = split.left().weight() * mean(split.left());
            return (left + split.right().weight() * mean(split.right())) / split.weight();
        }
        return ((Leaf) node).value();
    }

    private void add(TreeNode node, int parent, int parentDepth, float zero, float one, int feature) {
        int depth = parentDepth;
        int at = path.copy(parent, depth);
        path.extend(at, depth, zero, one, feature);
        if (node instanceof Leaf leaf) {
            for (int i = 1; i <= depth; i++) {
                float weight = path.unwoundSum(at, depth, i);
                contributions[path.feature(at + i)] += weight * (path.one(at + i) - path.zero(at + i)) * leaf.value();
            }
            return;
        }
        Split split = (Split) node;
        TreeNode hot = goesRight(split) ? split.right() : split.left();
        TreeNode cold = goesRight(split) ? split.left() : split.right();
        float hotZero = split.weight() == 0 ? 0.5f : hot.weight() / split.weight();
        float coldZero = split.weight() == 0 ? 0.5f : cold.weight() / split.weight();
        float incomingZero = 1;
        float incomingOne = 1;
        int index = 0;
        while (index <= depth && path.feature(at + index) != split.column()) {
            index++;
        }
        if (index <= depth) { // A feature counts once on a path.
            incomingZero = path.zero(at + index);
            incomingOne = path.one(at + index);
            path.unwind(at, depth, index);
            depth--;
        }
        add(hot, at, depth + 1, hotZero * incomingZero, incomingOne, split.column());
        add(cold, at, depth + 1, coldZero * incomingZero, 0, split.column());
    }

    private boolean goesRight(Split split) {
        double value = row[split.column()];
        if (Double.isNaN(value)) {
            return split.missingRight();
        }
        if (split.test().onlyMissing()) {
            return false; // Genmodel's scoring takes an unknown level for missing here; its contributions do not.
        }
        if (value >= missingFrom[split.column()]) {
            return split.missingRight();
        }
        if (split.test() instanceof Levels levels) {
            return levels.set().knows((int) value) ? levels.set().contains((int) value) : split.missingRight();
        }
        return value >= ((Threshold) split.test()).value();
    }
}
