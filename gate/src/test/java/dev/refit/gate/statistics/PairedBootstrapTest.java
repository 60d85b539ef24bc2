package dev.refit.gate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairedBootstrapTest {
    private static final double NORMAL_975 = 1.959964;
    private static final PairedBootstrap BOOTSTRAP = new PairedBootstrap(2000, 0.95, 17);

    /** Two scores of rows of two classes; the second one has more noise. */
    private record Scored(boolean[] positive, double[] first, double[] second) {
        static Scored of(Random random, int rows, double noise) {
            boolean[] positive = new boolean[rows];
            double[] first = new double[rows];
            double[] second = new double[rows];
            for (int i = 0; i < rows; i++) {
                positive[i] = random.nextInt(3) == 0;
                double signal = (positive[i] ? 1 : 0) + random.nextGaussian();
                first[i] = signal;
                second[i] = signal + noise * random.nextGaussian();
            }
            return new Scored(positive, first, second);
        }
    }

    @Test
    void bootstrapAndDeLongAgree() {
        Scored rows = Scored.of(new Random(11), 1500, 1);
        Auc first = new Auc(rows.positive, rows.first);
        Auc second = new Auc(rows.positive, rows.second);
        DeLong deLong = DeLong.of(rows.positive, rows.first, rows.second);

        Interval interval = BOOTSTRAP.difference(first, second);

        assertThat(deLong.difference()).isCloseTo(first.value() - second.value(), within(1e-12));
        assertThat(interval.estimate()).isCloseTo(deLong.difference(), within(1e-12));
        double half = NORMAL_975 * deLong.standardError();
        assertThat(interval.low()).isCloseTo(deLong.difference() - half, within(0.1 * half));
        assertThat(interval.high()).isCloseTo(deLong.difference() + half, within(0.1 * half));
    }

    /** The variance by the definition of 1988: the covariance of the components of all pairs. */
    @Test
    void deLongsErrorIsThatOfItsDefinition() {
        Scored rows = Scored.of(new Random(12), 40, 1);
        for (int i = 0; i < 40; i++) {
            rows.first[i] = Math.rint(rows.first[i] * 2);
            rows.second[i] = Math.rint(rows.second[i]);
        }

        assertThat(DeLong.of(rows.positive, rows.first, rows.second).standardError())
                .isCloseTo(Math.sqrt(varianceByPairs(rows)), within(1e-12));
    }

    private static double varianceByPairs(Scored rows) {
        double variance = 0;
        for (boolean ofClass : new boolean[] {true, false}) {
            double[] components = new double[rows.positive.length];
            int count = 0;
            for (int a = 0; a < components.length; a++) {
                if (rows.positive[a] != ofClass) {
                    continue;
                }
                double sum = 0;
                int others = 0;
                for (int b = 0; b < components.length; b++) {
                    if (rows.positive[b] != ofClass) {
                        others++;
                        int above = ofClass ? a : b;
                        int below = ofClass ? b : a;
                        sum += (1 + Math.signum(rows.first[above] - rows.first[below])) / 2
                                - (1 + Math.signum(rows.second[above] - rows.second[below])) / 2;
                    }
                }
                components[count++] = sum / others;
            }
            double[] own = Arrays.copyOf(components, count);
            double mean = Arrays.stream(own).average().orElseThrow();
            variance += Arrays.stream(own).map(x -> (x - mean) * (x - mean)).sum() / (count - 1) / count;
        }
        return variance;
    }

    /** Nominal 95 % of 2,000 samples: three Monte Carlo errors are 1.5 points, and percentiles of 100 rows lack a little. */
    @Test
    void theIntervalHoldsTheTruthAsOftenAsItSays() {
        Random random = new Random(13);
        int held = 0;
        for (int sample = 0; sample < 2000; sample++) {
            double[] actual = new double[100];
            double[] candidate = random.doubles(100).toArray();
            double[] champion = random.doubles(100).toArray();
            Arrays.setAll(champion, i -> champion[i] * 1.5);
            Interval interval = new PairedBootstrap(300, 0.95, sample)
                    .difference(MeanLoss.absoluteError(actual, candidate), MeanLoss.absoluteError(actual, champion));
            held += interval.contains(0.5 - 0.75) ? 1 : 0;
        }
        assertThat(held / 2000.0).isBetween(0.93, 0.965);
    }

    @Test
    void rowsThatBelongTogetherAreDrawnTogether() {
        Scored few = Scored.of(new Random(14), 200, 1);
        boolean[] positive = new boolean[2000];
        double[] first = new double[2000];
        double[] second = new double[2000];
        int[] group = new int[2000];
        for (int i = 0; i < 2000; i++) {
            group[i] = i % 200;
            positive[i] = few.positive[group[i]];
            first[i] = few.first[group[i]];
            second[i] = few.second[group[i]];
        }

        Interval ofFew = BOOTSTRAP.difference(new Auc(few.positive, few.first), new Auc(few.positive, few.second));
        Interval together = BOOTSTRAP.difference(new Auc(positive, first), new Auc(positive, second), group);
        Interval apart = BOOTSTRAP.difference(new Auc(positive, first), new Auc(positive, second));

        assertThat(together.low()).isCloseTo(ofFew.low(), within(1e-12));
        assertThat(together.high()).isCloseTo(ofFew.high(), within(1e-12));
        assertThat(apart.high() - apart.low()).isLessThan((ofFew.high() - ofFew.low()) / 2);
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        Scored rows = Scored.of(new Random(15), 10, 1);
        Auc first = new Auc(rows.positive, rows.first);
        Auc second = new Auc(rows.positive, rows.second);

        assertThat(BOOTSTRAP.difference(first, second)).isEqualTo(BOOTSTRAP.difference(first, second));
        assertThat(BOOTSTRAP.difference(first, first)).isEqualTo(new Interval(0, 0, 0));
    }

    @Test
    void whereTheMetricIsMostlyUndefinedNothingIsTold() {
        boolean[] positive = new boolean[20];
        positive[3] = true;
        Auc auc = new Auc(positive, new Random(16).doubles(20).toArray());

        assertThat(BOOTSTRAP.difference(auc, auc).isBounded()).isFalse();
        assertThat(BOOTSTRAP.difference(auc, auc, new int[20]).isBounded()).isFalse();
        MeanLoss none = MeanLoss.absoluteError(new double[0], new double[0]);
        assertThat(BOOTSTRAP.difference(none, none).isBounded()).isFalse();
        assertThat(DeLong.of(positive, new double[20], new double[20]).standardError())
                .isNaN();
    }

    @Test
    void argumentsAreChecked() {
        assertThatThrownBy(() -> new PairedBootstrap(99, 0.95, 1)).hasMessageContaining("repetitions: got 99");
        assertThatThrownBy(() -> new PairedBootstrap(100, 1, 1)).hasMessageContaining("confidence: got 1.0");
        MeanLoss loss = MeanLoss.absoluteError(new double[1], new double[1]);
        assertThatThrownBy(() -> BOOTSTRAP.difference(loss, loss, new int[] {-1}))
                .hasMessageContaining("group: got");
        assertThatThrownBy(() -> new Interval(0, 1, -1)).hasMessageContaining("low: got 1.0");
    }
}
