package dev.refit.model.forest;

/**
 * Maps numbers to ints of the same order. A subtraction compares ints, so the processor has no branch to predict. A
 * threshold is a float and a value is a double. A value reaches a threshold if the largest float that is not above the value
 * reaches it.
 */
final class FloatOrder {
    private FloatOrder() {}

    /** Returns the key of a threshold other than NaN. Both zeros have the same key. */
    static int key(float threshold) {
        int bits = Float.floatToRawIntBits(threshold + 0.0f);
        return bits ^ (bits >> 31 & Integer.MAX_VALUE);
    }

    /** Returns the key of the largest float that is not above a value other than NaN. */
    static int floorKey(double value) {
        float nearest = (float) value;
        int above = nearest > value ? 1 : 0;
        return key(nearest) - above;
    }
}
