package dev.refit.events.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.golden.FlightDelay;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelWarningsTest {
    @Test
    void aModelThatABetterConstantBeatsIsNamedWithBothValues() {
        TrainedModel model = FlightDelay.model()
                .with(new TargetSummary(
                        0, 0, 0, null, Map.of("no", 0.9, "yes", 0.1), Map.of("auc", 0.5, "logloss", 0.2)));

        assertThat(ModelWarnings.of(model))
                .containsExactly(
                        "The model is no better than a constant on the holdout: logloss 0.2791, of a constant 0.2000.");
    }

    @Test
    void rowsWithoutATargetAreNamed() {
        TrainedModel model = FlightDelay.model()
                .with(new TargetSummary(5, 0, 2, null, Map.of(), Map.of("auc", 0.5, "logloss", 0.3)));

        assertThat(ModelWarnings.of(model))
                .containsExactly(
                        "Rows without a target were left out: 5 of training, 0 of validation, 2 of the" + " holdout.");
    }

    @Test
    void aModelOfAnOlderStageHasNone() {
        assertThat(ModelWarnings.of(FlightDelay.model().with((TargetSummary) null)))
                .isEmpty();
    }
}
