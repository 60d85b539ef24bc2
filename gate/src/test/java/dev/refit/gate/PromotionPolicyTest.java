package dev.refit.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.gate.Verdict.Decision;
import dev.refit.gate.statistics.Interval;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromotionPolicyTest {
    @ParameterizedTest
    @CsvSource({
        "not-worse, 0.01, -0.005, 0.005, PROMOTE",
        "not-worse, 0.01, -0.01, 0.005, REJECT",
        "not-worse, 0, 0.001, 0.005, PROMOTE",
        "not-worse, 0, 0, 0, REJECT",
        "better, 0, 0.001, 0.005, PROMOTE",
        "better, 0, -0.001, 0.005, REJECT",
        "better, 0.01, 0.001, 0.02, REJECT",
        "better, 0.01, 0.011, 0.02, PROMOTE",
        "always, 0, -0.5, -0.4, PROMOTE",
        "manual, 0, 0.4, 0.5, AWAIT_APPROVAL"
    })
    void theWholeIntervalHasToHold(String policy, double margin, double low, double high, Decision decision) {
        Interval improvement = new Interval((low + high) / 2, low, high);
        PromotionPolicy rule = PromotionPolicy.of(policy, margin);

        assertThat(rule.decide(Optional.of(new MetricComparison("auc", true, 0.9, 0.9, improvement)))
                        .decision())
                .isEqualTo(decision);
        assertThat(rule.decide(Optional.of(new MetricComparison("logloss", false, 0.3, 0.3, improvement.negated())))
                        .decision())
                .isEqualTo(decision);
    }

    @Test
    void theReasonHasTheNumbers() {
        MetricComparison comparison = new MetricComparison("auc", true, 0.91, 0.9, new Interval(0.01, -0.002, 0.022));

        assertThat(PromotionPolicy.of("better", 0).decide(Optional.of(comparison)))
                .isEqualTo(new Verdict(
                        Decision.REJECT,
                        "auc: got 0.91 against the champion's 0.9, an improvement of 0.01 (from -0.002 to 0.022, which may"
                                + " be chance), expected more than 0.0 for certain, by the policy better"));
    }

    @Test
    void theFirstModelReplacesNothing() {
        assertThat(PromotionPolicy.of("better", 0.1).decide(Optional.empty()).decision())
                .isEqualTo(Decision.PROMOTE);
        assertThat(PromotionPolicy.of("manual", 0).decide(Optional.empty()).decision())
                .isEqualTo(Decision.AWAIT_APPROVAL);
    }

    @Test
    void tooFewRowsProveNothing() {
        Interval unknown = new Interval(0.1, Double.NaN, Double.NaN);

        Verdict verdict = PromotionPolicy.of("not-worse", 1)
                .decide(Optional.of(new MetricComparison("auc", true, 0.9, 0.8, unknown)));

        assertThat(verdict.decision()).isEqualTo(Decision.REJECT);
        assertThat(verdict.reason()).contains("too few rows");
    }

    @Test
    void whatIsNoPolicyIsRefused() {
        assertThatThrownBy(() -> PromotionPolicy.of("best", 0))
                .hasMessage("promotion.policy: got best, expected one of not-worse, better, always, manual");
        assertThatThrownBy(() -> PromotionPolicy.of("better", -1)).hasMessageContaining("promotion.margin: got -1.0");
        assertThatThrownBy(() -> PromotionPolicy.of("better", Double.NaN)).hasMessageContaining("got NaN");
    }
}
