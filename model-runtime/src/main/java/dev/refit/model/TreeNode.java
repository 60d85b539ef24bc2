package dev.refit.model;

/** A node of a decoded tree. */
sealed interface TreeNode {
    /** H2O's number of the node within its tree. */
    int id();

    /** The weight of the training rows that came here. */
    float weight();

    record Leaf(int id, float weight, float value) implements TreeNode {}

    /**
     * Where rows part.
     *
     * @param missingRight whether a row without a value, or with a level that is not known, goes right
     */
    record Split(int id, float weight, int column, Test test, boolean missingRight, TreeNode left, TreeNode right)
            implements TreeNode {}

    /** Which of the known values go right. */
    sealed interface Test {}

    /** Values of at least this go right; none if it is NaN. */
    record Threshold(float value) implements Test {}

    /** Levels in this set go right; one that it does not know counts as missing. */
    record Levels(LevelSet set) implements Test {}
}
