package dev.refit.model.forest;

/**
 * Numbers as ints of the same order, so that they are compared by a subtraction: the processor then need not guess how a
 * comparison ends. A threshold is a float, a value a double; at least the threshold means at least as large as the
 * largest float that is not above the value.
 */
final class FloatOrder {
    private FloatOrder() {}

    /** Of a threshold that is a number. Both zeros are one. */
    static int key(float threshold) {
        int bits = Float.floatToRawIntBits(threshold + 0.0f);
        return bits ^ (bits >> 31 & Integer.MAX_VALUE);
    }

    /** Of the largest float that is not above the value, which is a number. */
    static int floorKey(double value) {
        float nearest = (float) value;
        int above = nearest > value ? 1 : 0;
        return key(nearest) - above;
    }
}
