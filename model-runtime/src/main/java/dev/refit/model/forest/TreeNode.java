package dev.refit.model.forest;

/** A node of a decoded tree. */
public sealed interface TreeNode {
    /** Returns H2O's id of the node within its tree. */
    int id();

    /** Returns the weight of the training rows that reach the node. */
    float weight();

    /** Returns the largest number of splits between the node and a leaf. */
    default int depth() {
        return this instanceof Split split ? 1 + Math.max(split.left.depth(), split.right.depth()) : 0;
    }

    record Leaf(int id, float weight, float value) implements TreeNode {}

    /**
     * An inner node.
     *
     * @param missingRight whether a row with a missing value or an unknown level goes right
     */
    record Split(int id, float weight, int column, Test test, boolean missingRight, TreeNode left, TreeNode right)
            implements TreeNode {}

    /** Decides which of the known values go right. */
    sealed interface Test {
        /** Tells whether no known value goes right. */
        boolean onlyMissing();
    }

    /** Values of at least the threshold go right. No value goes right if it is NaN. */
    record Threshold(float value) implements Test {
        @Override
        public boolean onlyMissing() {
            return Float.isNaN(value);
        }
    }

    /**
     * Levels in the set go right. A level outside its range counts as missing.
     *
     * @param onlyMissing whether the split only separates missing values. The set is empty then. Its range still matters,
     *     because genmodel's scoring treats a level outside of it as missing.
     */
    record Levels(LevelSet set, boolean onlyMissing) implements Test {}

    /**
     * One level of a one-hot encoded column goes one way and all others go the other way.
     *
     * @param level the index of the level among the encoded ones
     * @param right whether the level goes right
     * @param othersRight whether all other values go right
     */
    record OneLevel(int level, boolean right, boolean othersRight) implements Test {
        /** Tells whether all values go the same way. */
        boolean isConstant() {
            return right == othersRight;
        }

        @Override
        public boolean onlyMissing() {
            return false;
        }
    }
}
