package dev.refit.gate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final boolean[] POSITIVE = {false, false, true, true};
    private static final double[] SCORE = {0.1, 0.4, 0.35, 0.8};

    /** The example of scikit-learn's roc_auc_score. */
    @Test
    void theAreaIsTheOneOfThePublishedExample() {
        assertThat(new Auc(POSITIVE, SCORE).value()).isEqualTo(0.75);
    }

    @Test
    void theAreaIsTheShareOfPairsInOrder() {
        Random random = new Random(3);
        for (int i = 0; i < 50; i++) {
            boolean[] positive = new boolean[30];
            double[] score = new double[30];
            for (int row = 0; row < 30; row++) {
                positive[row] = row < 2 || (random.nextBoolean() && row > 3);
                score[row] = random.nextInt(8);
            }
            assertThat(new Auc(positive, score).value()).isCloseTo(pairs(positive, score), within(1e-12));
        }
    }

    private static double pairs(boolean[] positive, double[] score) {
        double inOrder = 0;
        int all = 0;
        for (int a = 0; a < score.length; a++) {
            for (int b = 0; b < score.length; b++) {
                if (positive[a] && !positive[b]) {
                    all++;
                    inOrder += score[a] > score[b] ? 1 : score[a] == score[b] ? 0.5 : 0;
                }
            }
        }
        return inOrder / all;
    }

    @Test
    void constantScoresTellNothingAndOneClassHasNoArea() {
        assertThat(new Auc(POSITIVE, new double[4]).value()).isEqualTo(0.5);
        assertThat(new Auc(POSITIVE, new double[] {0.0, -0.0, -0.0, 0.0}).value())
                .isEqualTo(0.5);
        assertThat(new Auc(new boolean[4], SCORE).value()).isNaN();
        assertThat(new Auc(new boolean[0], new double[0]).value()).isNaN();
    }

    @Test
    void aRowThatCountsTwiceIsTwoRows() {
        assertThat(new Auc(POSITIVE, SCORE).of(new int[] {1, 2, 1, 0}))
                .isEqualTo(
                        new Auc(new boolean[] {false, false, false, true}, new double[] {0.1, 0.4, 0.4, 0.35}).value());
    }

    @Test
    void lossesAreThoseOfTheirDefinitions() {
        double[] probability = {0.1, 0.1, 0.8, 0.65};
        // The example of scikit-learn's log_loss: spam, ham, ham, spam.
        assertThat(MeanLoss.logLoss(new boolean[] {false, false, true, true}, probability)
                        .value())
                .isCloseTo(-(Math.log(0.9) + Math.log(0.9) + Math.log(0.8) + Math.log(0.65)) / 4, within(1e-15))
                .isCloseTo(0.21616, within(1e-5));
        assertThat(MeanLoss.logLoss(new boolean[] {true}, new double[] {0}).value())
                .isCloseTo(34.54, within(0.01));
        double[] actual = {3, -0.5, 2, 7};
        double[] predicted = {2.5, 0, 2, 8};
        // The examples of mean_absolute_error and root_mean_squared_error.
        assertThat(MeanLoss.absoluteError(actual, predicted).value()).isEqualTo(0.5);
        assertThat(MeanLoss.rootSquaredError(actual, predicted).value()).isCloseTo(0.612, within(1e-3));
    }

    @Test
    void whatIsNotScoredIsRefused() {
        assertThatThrownBy(() -> new Auc(POSITIVE, new double[] {1, Double.NaN, 1, 1}))
                .hasMessage("row 1: got NaN, expected a number");
        assertThatThrownBy(() -> new Auc(POSITIVE, new double[3])).hasMessage("rows: got 3 values, expected 4");
    }
}
