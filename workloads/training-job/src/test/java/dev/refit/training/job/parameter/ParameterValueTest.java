package dev.refit.training.job.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import hex.genmodel.utils.DistributionFamily;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterValueTest {
    @Test
    void numbers_fit_whatever_number_h2o_wants_as_long_as_nothing_is_lost() throws Exception {
        assertThat(ParameterValue.of(60, int.class)).isEqualTo(60);
        assertThat(ParameterValue.of(60.0, int.class)).isEqualTo(60);
        assertThat(ParameterValue.of(4_000_000_000L, long.class)).isEqualTo(4_000_000_000L);
        assertThat(ParameterValue.of(1, double.class)).isEqualTo(1.0);
    }

    @Test
    void one_value_is_a_list_of_one() throws Exception {
        assertThat((double[]) ParameterValue.of(0.1, double[].class)).containsExactly(0.1);
        assertThat((int[]) ParameterValue.of(List.of(20, 10), int[].class)).containsExactly(20, 10);
    }

    @Test
    void constants_are_found_in_any_case() throws Exception {
        assertThat(ParameterValue.of("BERNOULLI", DistributionFamily.class)).isEqualTo(DistributionFamily.bernoulli);
    }
}
