package dev.refit.model.shap;

/**
 * The features of the splits along a path, each once, for TreeSHAP: Lundberg, Erion and Lee, Consistent Individualized Feature
 * Attribution for Tree Ensembles, 2018, algorithm 2. In float, and with each product and quotient in H2O's order, because
 * the bits depend on it. Paths of nested calls lie one after the other: the path of a call begins at {@code at}.
 */
final class ShapPath {
    private final int[] feature;
    private final float[] zero;
    private final float[] one;
    private final float[] weight;

    /** @param depth of the deepest tree, in splits */
    ShapPath(int depth) {
        int longest = depth + 3;
        int size = longest * (longest + 1) / 2;
        feature = new int[size];
        zero = new float[size];
        one = new float[size];
        weight = new float[size];
    }

    int feature(int at) {
        return feature[at];
    }

    /** Returns the fraction of the training rows that follow the path if the feature is unknown. */
    float zero(int at) {
        return zero[at];
    }

    /** Returns 1 if the row follows the path with its value of the feature, else 0. */
    float one(int at) {
        return one[at];
    }

    /** Copies the first {@code length} elements to the place behind them. */
    int copy(int at, int length) {
        int to = at + length;
        System.arraycopy(feature, at, feature, to, length);
        System.arraycopy(zero, at, zero, to, length);
        System.arraycopy(one, at, one, to, length);
        System.arraycopy(weight, at, weight, to, length);
        return to;
    }

    /** Appends a feature to a path of {@code depth} elements. */
    void extend(int at, int depth, float zeroFraction, float oneFraction, int index) {
        feature[at + depth] = index;
        zero[at + depth] = zeroFraction;
        one[at + depth] = oneFraction;
        weight[at + depth] = depth == 0 ? 1 : 0;
        for (int i = depth - 1; i >= 0; i--) {
            weight[at + i + 1] += oneFraction * weight[at + i] * (i + 1) / (depth + 1);
            weight[at + i] = zeroFraction * weight[at + i] * (depth - i) / (depth + 1);
        }
    }

    /** Removes a feature. {@code depth} is the index of the last element. */
    void unwind(int at, int depth, int index) {
        float oneFraction = one[at + index];
        float zeroFraction = zero[at + index];
        float next = weight[at + depth];
        for (int i = depth - 1; i >= 0; i--) {
            if (oneFraction != 0) {
                float before = weight[at + i];
                weight[at + i] = next * (depth + 1) / ((i + 1) * oneFraction);
                next = before - weight[at + i] * zeroFraction * (depth - i) / (depth + 1);
            } else {
                weight[at + i] = zeroFraction == 0 ? 0 : weight[at + i] * (depth + 1) / (zeroFraction * (depth - i));
            }
        }
        int moved = depth - index;
        System.arraycopy(feature, at + index + 1, feature, at + index, moved);
        System.arraycopy(zero, at + index + 1, zero, at + index, moved);
        System.arraycopy(one, at + index + 1, one, at + index, moved);
    }

    /** Returns the sum of the weights that {@link #unwind} would leave. */
    float unwoundSum(int at, int depth, int index) {
        float oneFraction = one[at + index];
        float zeroFraction = zero[at + index];
        float next = weight[at + depth];
        float total = 0;
        for (int i = depth - 1; i >= 0; i--) {
            if (oneFraction != 0) {
                float part = next * (depth + 1) / ((i + 1) * oneFraction);
                total += part;
                next = weight[at + i] - part * zeroFraction * ((float) (depth - i) / (depth + 1));
            } else if (zeroFraction != 0) {
                total += weight[at + i] / zeroFraction / ((float) (depth - i) / (depth + 1));
            }
        }
        return total;
    }
}
