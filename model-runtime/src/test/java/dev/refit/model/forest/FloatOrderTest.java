package dev.refit.model.forest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FloatOrderTest {
    private static final float[] THRESHOLDS = {
        Float.NEGATIVE_INFINITY,
        -Float.MAX_VALUE,
        -1.5f,
        -Float.MIN_VALUE,
        -0.0f,
        0.0f,
        Float.MIN_VALUE,
        Float.MIN_NORMAL,
        1,
        Math.nextUp(1f),
        16777216,
        Float.MAX_VALUE,
        Float.POSITIVE_INFINITY
    };

    @Test
    void aKeyIsNotAboveAnotherExactlyWhenTheValueIsAtLeastTheThreshold() {
        for (float threshold : THRESHOLDS) {
            for (float near : THRESHOLDS) {
                for (double value : new double[] {near, Math.nextUp((double) near), Math.nextDown((double) near)}) {
                    assertThat(FloatOrder.key(threshold) <= FloatOrder.floorKey(value))
                            .as("%s >= %s", value, threshold)
                            .isEqualTo(value >= threshold);
                }
            }
        }
    }

    @Test
    void theRankIsTheNumberOfThresholdsThatAreNotAbove() {
        for (int size = 0; size < 40; size++) {
            int[] keys = new int[size];
            java.util.Arrays.setAll(keys, i -> FloatOrder.key(i * 2));
            for (int value = -1; value < 2 * size + 2; value++) {
                int expected = Math.max(0, Math.min(size, value / 2 + (value < 0 ? 0 : 1)));
                assertThat(RowCoder.rank(keys, FloatOrder.floorKey(value))).isEqualTo(expected);
            }
        }
    }
}
