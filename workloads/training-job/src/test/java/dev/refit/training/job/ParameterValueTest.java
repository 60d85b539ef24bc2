package dev.refit.training.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.refit.job.JobFailedException;
import hex.genmodel.utils.DistributionFamily;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterValueTest {
    @Test
    void numbers_fit_whatever_number_h2o_wants_as_long_as_nothing_is_lost() throws Exception {
        assertThat(ParameterValue.of("ntrees", 60, int.class)).isEqualTo(60);
        assertThat(ParameterValue.of("ntrees", 60.0, int.class)).isEqualTo(60);
        assertThat(ParameterValue.of("seed", 4_000_000_000L, long.class)).isEqualTo(4_000_000_000L);
        assertThat(ParameterValue.of("learn_rate", 1, double.class)).isEqualTo(1.0);
    }

    @Test
    void one_value_is_a_list_of_one() throws Exception {
        assertThat((double[]) ParameterValue.of("lambda", 0.1, double[].class)).containsExactly(0.1);
        assertThat((int[]) ParameterValue.of("hidden", List.of(20, 10), int[].class))
                .containsExactly(20, 10);
    }

    @Test
    void constants_are_found_in_any_case() throws Exception {
        assertThat(ParameterValue.of("distribution", "BERNOULLI", DistributionFamily.class))
                .isEqualTo(DistributionFamily.bernoulli);
    }

    @Test
    void what_does_not_fit_is_refused_with_name_value_and_expectation() {
        refuses(6.5, int.class, "training.h2o.parameters.p: got 6.5, expected a whole number of 32 bits");
        refuses("6", int.class, "got '6', expected a whole number");
        refuses("yes", boolean.class, "got 'yes', expected true or false");
        refuses(List.of(1, "two"), double[].class, "got 'two', expected a number");
        refuses(4_000_000_000L, int.class, "got 4000000000");
    }

    private static void refuses(Object value, Class<?> type, String message) {
        assertThatExceptionOfType(JobFailedException.class)
                .isThrownBy(() -> ParameterValue.of("p", value, type))
                .withMessageContaining(message);
    }
}
