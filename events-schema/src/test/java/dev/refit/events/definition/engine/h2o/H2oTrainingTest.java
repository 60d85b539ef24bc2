package dev.refit.events.definition.engine.h2o;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RefitJson;
import dev.refit.events.definition.engine.Metric;
import dev.refit.events.definition.engine.RowFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class H2oTrainingTest {
    private static final RowFilter ROWS = new RowFilter("split", "test");

    @Test
    void trialsAreTheProductAndTheFirstKeyVariesSlowest() {
        Map<String, List<Object>> trials = new LinkedHashMap<>();
        trials.put("max_depth", List.of(4, 6));
        trials.put("learn_rate", List.of(0.05, 0.1));

        List<Map<String, Object>> parameters =
                training(Map.of("ntrees", 60), trials).trialParameters();

        assertThat(parameters)
                .containsExactly(
                        Map.of("ntrees", 60, "max_depth", 4, "learn_rate", 0.05),
                        Map.of("ntrees", 60, "max_depth", 4, "learn_rate", 0.1),
                        Map.of("ntrees", 60, "max_depth", 6, "learn_rate", 0.05),
                        Map.of("ntrees", 60, "max_depth", 6, "learn_rate", 0.1));
    }

    @Test
    void withoutTrialsThereIsOne() {
        assertThat(training(Map.of("ntrees", 60), Map.of()).trialParameters()).containsExactly(Map.of("ntrees", 60));
    }

    @Test
    void aTrialsOwnValueGoesBeforeTheCommonOne() {
        assertThat(training(Map.of("seed", 1), Map.of("seed", List.of(7))).trialParameters())
                .containsExactly(Map.of("seed", 7));
    }

    @Test
    void trialsKeepTheirNumbersOnAJourneyThroughJson() {
        Map<String, List<Object>> trials = new LinkedHashMap<>();
        trials.put("z", List.of(1, 2));
        trials.put("a", List.of("x", "y"));
        H2oTraining training = training(Map.of(), trials);

        H2oTraining read = RefitJson.read(RefitJson.bytes(training), H2oTraining.class);

        assertThat(read.trialParameters()).containsExactlyElementsOf(training.trialParameters());
    }

    @Test
    void whatIsNotSaidHasADefault() {
        H2oTraining training =
                new H2oTraining(0, null, Algorithm.GBM, "y", null, null, null, 0, ROWS, ROWS, Metric.AUC);

        assertThat(training.nodes()).isEqualTo(1);
        assertThat(training.memory()).isEqualTo("1g");
        assertThat(training.parallel()).isEqualTo(1);
        assertThat(training.ignore()).isEmpty();
    }

    private static H2oTraining training(Map<String, Object> parameters, Map<String, List<Object>> trials) {
        return new H2oTraining(1, "1g", Algorithm.GBM, "y", null, parameters, trials, 1, ROWS, ROWS, Metric.AUC);
    }
}
