package dev.refit.model.outcome;

/** Turns the sums of the leaves into a prediction. */
public interface Outcome {
    /** Returns the number of elements of a prediction. */
    int size();

    /** Returns the value that each sum begins with. */
    default double initial(double offset) {
        return 0;
    }

    /**
     * Turns sums into a prediction.
     *
     * @param row the scored row, which decides ties
     * @param out on entry the sums, which begin at the second element for a classifier, and zeros; on return the prediction
     */
    void finish(double[] row, double offset, double[] out);
}
