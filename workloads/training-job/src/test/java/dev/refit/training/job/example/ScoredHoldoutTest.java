package dev.refit.training.job.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScoredHoldoutTest {

    @Test
    void rows_are_spread_evenly_over_a_holdout_that_is_too_large() {
        assertThat(ScoredHoldout.spread(10, 5)).containsExactly(1, 3, 5, 7, 9);
        assertThat(ScoredHoldout.spread(7, 3)).containsExactly(1, 3, 5);
        assertThat(ScoredHoldout.spread(3_000_000_000L, 3))
                .containsExactly(500_000_000L, 1_500_000_000L, 2_500_000_000L);
    }
}
