package dev.refit.model.forest;

/** A node of a decoded tree. */
public sealed interface TreeNode {
    /** H2O's number of the node within its tree. */
    int id();

    /** The weight of the training rows that came here. */
    float weight();

    /** How many splits there are at most from here to a leaf. */
    default int depth() {
        return this instanceof Split split ? 1 + Math.max(split.left.depth(), split.right.depth()) : 0;
    }

    record Leaf(int id, float weight, float value) implements TreeNode {}

    /**
     * Where rows part.
     *
     * @param missingRight whether a row without a value, or with a level that is not known, goes right
     */
    record Split(int id, float weight, int column, Test test, boolean missingRight, TreeNode left, TreeNode right)
            implements TreeNode {}

    /** Which of the known values go right. */
    sealed interface Test {
        /** Whether no known value does. */
        boolean onlyMissing();
    }

    /** Values of at least this go right; none if it is NaN. */
    record Threshold(float value) implements Test {
        @Override
        public boolean onlyMissing() {
            return Float.isNaN(value);
        }
    }

    /**
     * Levels in this set go right; one that it does not know counts as missing.
     *
     * @param onlyMissing whether the split asks only for missing values: then the set is empty, and there because
     *     genmodel's scoring takes what it does not know for missing even so
     */
    record Levels(LevelSet set, boolean onlyMissing) implements Test {}

    /**
     * One level against all others, of a column that was encoded as a number for each level.
     *
     * @param level from 0, of those that were encoded
     * @param right whether the level goes right
     * @param othersRight whether all others do, and what is no level
     */
    record OneLevel(int level, boolean right, boolean othersRight) implements Test {
        /** Whether it parts nothing. */
        boolean isConstant() {
            return right == othersRight;
        }

        @Override
        public boolean onlyMissing() {
            return false;
        }
    }
}
