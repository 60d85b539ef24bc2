package dev.refit.gate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class DriftTest {
    @Test
    void theIndexIsItsFormulasValue() {
        // (0.6 - 0.5) ln(0.6 / 0.5) + (0.4 - 0.5) ln(0.4 / 0.5) = 0.1 ln(1.5)
        assertThat(Drift.populationStability(new long[] {50, 50}, new long[] {600, 400}))
                .isCloseTo(0.1 * Math.log(1.5), within(1e-15));
        assertThat(Drift.populationStability(new long[] {1, 2, 3, 0}, new long[] {10, 20, 30, 0}))
                .isZero();
        assertThat(Drift.populationStability(new long[] {1, 2, 3}, new long[] {30, 20, 10}))
                .isEqualTo(Drift.populationStability(new long[] {30, 20, 10}, new long[] {1, 2, 3}), within(1e-15));
    }

    @Test
    void anEmptyBinIsFarAwayAndNotInfinitelyFar() {
        assertThat(Drift.populationStability(new long[] {100, 0}, new long[] {0, 100}))
                .isCloseTo(2 * 0.995 * Math.log(200), within(1e-12));
    }

    @Test
    void theStatisticIsTheLargestDistance() {
        assertThat(Drift.kolmogorovSmirnov(new double[] {1, 2, 3, 4}, new double[] {3, 4, 5, 6}))
                .isEqualTo(0.5);
        assertThat(Drift.kolmogorovSmirnov(new double[] {1, 1, 1}, new double[] {1, 1}))
                .isZero();
        assertThat(Drift.kolmogorovSmirnov(new double[] {1}, new double[] {2, 3}))
                .isEqualTo(1);
        Random random = new Random(5);
        for (int i = 0; i < 50; i++) {
            double[] a = random.ints(20, 0, 9).asDoubleStream().toArray();
            double[] b = random.ints(31, 2, 12).asDoubleStream().toArray();
            assertThat(Drift.kolmogorovSmirnov(a, b)).isCloseTo(largestDistance(a, b), within(1e-12));
        }
    }

    private static double largestDistance(double[] a, double[] b) {
        return DoubleStream.concat(Arrays.stream(a), Arrays.stream(b))
                .map(at -> Math.abs(share(a, at) - share(b, at)))
                .max()
                .orElseThrow();
    }

    private static double share(double[] values, double upTo) {
        return (double) Arrays.stream(values).filter(value -> value <= upTo).count() / values.length;
    }

    @Test
    void withoutRowsNothingHasMoved() {
        assertThatThrownBy(() -> Drift.populationStability(new long[2], new long[] {1, 1}))
                .hasMessage("reference: got no rows, expected one at least");
        assertThatThrownBy(() -> Drift.populationStability(new long[] {1}, new long[] {1, 1}))
                .hasMessage("bins: got 2, expected 1");
        assertThatThrownBy(() -> Drift.populationStability(new long[] {1, -1}, new long[] {1, 1}))
                .hasMessageContaining("got -1 rows in a bin");
        assertThatThrownBy(() -> Drift.kolmogorovSmirnov(new double[0], new double[] {1}))
                .hasMessageContaining("got none");
    }
}
