package dev.refit.model.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import hex.genmodel.GenModel;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LabelRuleTest {
    @Test
    void tiesAreBrokenAsGenmodelBreaksThem() {
        Random random = new Random(3);
        double[][] priors = {null, {0.4, 0.1, 0.3, 0.2}, {0, 0.5, 0.5, 0}, {0, 0, 0, 0}};

        for (int i = 0; i < 20_000; i++) {
            double[] prior = priors[i % priors.length];
            double[] out = new double[5];
            for (int c = 1; c < out.length; c++) {
                out[c] = random.nextInt(3) * 0.25;
            }
            double[] row = {random.nextGaussian(), random.nextInt(9) == 0 ? Double.NaN : random.nextInt(5)};

            int expected = GenModel.getPrediction(out, prior, row, 0.5);

            assertThat(new LabelRule(4, 0.5, prior).choose(out, row)).isEqualTo(expected);
        }
    }

    @Test
    void ofTwoClassesTheSecondIsTheLabelFromTheThresholdOn() {
        LabelRule labels = new LabelRule(2, 0.3, null);

        assertThat(labels.choose(new double[] {0, 0.7, 0.3}, new double[0])).isEqualTo(1);
        assertThat(labels.choose(new double[] {0, 0.7, Math.nextDown(0.3)}, new double[0]))
                .isZero();
        assertThat(labels.choose(new double[] {0, 0.7, Double.NaN}, new double[0]))
                .isZero();
    }
}
