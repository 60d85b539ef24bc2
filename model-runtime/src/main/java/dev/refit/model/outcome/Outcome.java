package dev.refit.model.outcome;

/** Turns the sums of the leaves into a prediction. */
public interface Outcome {
    /** How many elements there are afterwards. */
    int size();

    /** What each sum begins with, before the first leaf. */
    default double initial(double offset) {
        return 0;
    }

    /**
     * @param out on entry the sums, of a classifier from the second element on, and zeros; on return the prediction
     * @param row the row that is scored, of which ties depend
     */
    void finish(double[] row, double offset, double[] out);
}
