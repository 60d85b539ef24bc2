package dev.refit.events.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.RefitJson;
import dev.refit.events.golden.FlightDelay;
import dev.refit.events.model.TrialSummary;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonValuesTest {

    @Test
    void parametersOfAnyKindAreReadAsTheyWereSaid() {
        Map<String, Object> parameters = new HashMap<>(FlightDelay.parametersUsed());
        parameters.put("small_long", 7L);
        parameters.put("float", 0.1f);
        parameters.put("whole", 2.0);
        parameters.put("decimal", new BigDecimal("0.05"));
        parameters.put("huge", BigInteger.TWO.pow(80));
        parameters.put("array", new double[] {0.5, 1});
        parameters.put("strings", new String[] {"a", null});
        parameters.put("nested", Map.of("list", List.of(1, List.of(true))));
        parameters.put("nan", Double.NaN);
        parameters.put("infinite", Float.NEGATIVE_INFINITY);
        TrialSummary summary = new TrialSummary(1, parameters, Map.of(), 1);

        TrialSummary read = RefitJson.read(RefitJson.bytes(summary), TrialSummary.class);

        assertThat(read).isEqualTo(summary);
        assertThat(read.parameters())
                .containsEntry("small_long", 7)
                .containsEntry("float", 0.1)
                .containsEntry("whole", 2.0)
                .containsEntry("seed", 20_130_301_000_017L)
                .containsEntry("array", List.of(0.5, 1.0))
                .containsEntry("strings", Arrays.asList("a", null))
                .containsEntry("nan", "NaN")
                .containsEntry("infinite", "-Infinity")
                .containsEntry("fold_column", null);
    }

    @Test
    void equalParametersAreEqualBytesWhateverOrderTheyWereGivenIn() {
        Map<String, Object> forth = Map.of("a", 1, "b", 2, "c", 3, "d", 4);
        Map<String, Object> back = new LinkedHashMap<>();
        List.of("d", "c", "b", "a").forEach(key -> back.put(key, forth.get(key)));

        assertThat(RefitJson.write(new TrialSummary(1, back, Map.of(), 1)))
                .isEqualTo(RefitJson.write(new TrialSummary(1, forth, Map.of(), 1)));
    }

    @Test
    void aMetricThatCannotBeComputedIsNotThere() {
        TrialSummary summary = new TrialSummary(1, Map.of(), Map.of("auc", Double.NaN, "rmse", 0.25), 1);

        assertThat(summary.metrics()).containsExactly(Map.entry("rmse", 0.25));
    }

    @Test
    void nothingCanBeChangedAfterwards() {
        Map<String, Object> parameters = JsonValues.copy("p", Map.of("list", Arrays.asList(1, 2)));

        assertThatThrownBy(() -> ((List<?>) parameters.get("list")).clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(parameters::clear).isInstanceOf(UnsupportedOperationException.class);
    }
}
