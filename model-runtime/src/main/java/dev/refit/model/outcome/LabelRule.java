package dev.refit.model.outcome;

/**
 * Chooses the label of a prediction. With two classes it is the second class if its probability reaches the threshold. With
 * more classes it is the most probable one. A number that depends on the row breaks a tie, weighted by the prior
 * probabilities of the tied classes.
 */
public final class LabelRule {
    // These are the documented formulas of java.util.Random, without the object.
    private static final long MULTIPLIER = 0x5DEECE66DL;
    private static final long INCREMENT = 0xBL;
    private static final long MASK = (1L << 48) - 1;

    private final double threshold;
    private final double[] prior;
    private final int classes;

    /** @param prior the probabilities of the classes in the training frame, null if unknown */
    LabelRule(int classes, double threshold, double[] prior) {
        this.classes = classes;
        this.threshold = threshold;
        this.prior = prior;
    }

    /**
     * @param out probabilities from the second element on
     * @return the index of the class
     */
    public int choose(double[] out, double[] row) {
        if (classes == 2) {
            return out[2] >= threshold ? 1 : 0;
        }
        int best = 1;
        int ties = 0;
        for (int c = 2; c <= classes; c++) {
            if (out[best] < out[c]) {
                best = c;
                ties = 0;
            } else if (out[best] == out[c]) {
                ties++;
            }
        }
        return ties == 0 ? best - 1 : breakTie(out, best, ties, hash(row));
    }

    private int breakTie(double[] out, int best, int ties, long hash) {
        if (prior != null) {
            int chosen = byPrior(out, uniform(hash));
            if (chosen >= 0) {
                return chosen;
            }
        }
        int index = (int) hash % (ties + 1);
        for (int c = 1; c <= classes; c++) {
            if (out[c] == out[best] && --index < 0) {
                return c - 1;
            }
        }
        throw new IllegalStateException("the best class is one of the classes");
    }

    /** @return -1 if none is chosen, which happens when no tied class has a prior */
    private int byPrior(double[] out, double uniform) {
        double total = 0;
        for (int c = nextTied(out, 0); c <= classes; c = nextTied(out, c)) {
            total += prior[c - 1];
        }
        double partial = 0;
        for (int c = nextTied(out, 0); c <= classes; c = nextTied(out, c)) {
            partial += prior[c - 1] / total;
            if (uniform <= partial) {
                return c - 1;
            }
        }
        return -1;
    }

    /**
     * Returns the next class that takes part in H2O's draw: the first class, and each one that equals the best of those
     * before it, even if a better one follows.
     *
     * @return the first such class after the given one, counted from 1; beyond the last one if there is none
     */
    private int nextTied(double[] out, int after) {
        if (after == 0) {
            return 1;
        }
        double best = out[1];
        for (int c = 2; c <= classes; c++) {
            if (best < out[c]) {
                best = out[c];
            } else if (c > after && best == out[c]) {
                return c;
            }
        }
        return classes + 1;
    }

    private static long hash(double[] row) {
        long hash = 0;
        for (double value : row) {
            hash ^= Double.doubleToRawLongBits(value) >> 6;
        }
        return hash;
    }

    /** The first {@code nextDouble()} of {@code new Random(seed)}. */
    private static double uniform(long seed) {
        long first = step((seed ^ MULTIPLIER) & MASK);
        long second = step(first);
        return ((first >>> 22 << 27) + (second >>> 21)) * 0x1.0p-53;
    }

    private static long step(long state) {
        return state * MULTIPLIER + INCREMENT & MASK;
    }
}
