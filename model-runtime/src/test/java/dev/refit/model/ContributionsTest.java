package dev.refit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Which models are explained; that the numbers are genmodel's, {@code BitIdentityIT} shows. */
class ContributionsTest {
    private static final String BOOSTED =
            """
            algorithm = Gradient Boosting Machine
            algo = gbm
            category = Regression
            uuid = 1
            h2o_version = 3.44.0.1
            supervised = true
            n_features = 1
            n_classes = 1
            """;
    private static final String FOREST = BOOSTED.replace("Gradient Boosting Machine", "Distributed Random Forest")
            .replace("gbm", "drf")
            .replace("Regression", "Binomial")
            .replace("n_classes = 1", "n_classes = 2");
    private static final String DETAILS =
            """
            {"output": {"variable_importances": {
              "columns": [{"description": "Variable"}, {"description": "Relative Importance"}],
              "data": [["x", "unused"], [12.5, 0.0]]}}}
            """;

    @Test
    void theInputsOfAForestOfTwoClassesShareWhatTheFirstOneLeaves() {
        float[] contributions = new float[2];

        Contributions.load(forest(DETAILS).zip()).of(new double[] {3}, contributions);

        float mean = (3 * 10 + 4 * 20) / 7f;
        assertThat(contributions[0]).isCloseTo(0.5f - (20 - mean), within(1e-5f));
        assertThat(contributions[1]).isCloseTo(0.5f - mean, within(1e-5f));
    }

    @Test
    void aForestThatDoesNotSayWhatItUsesIsNotExplained() {
        assertThatThrownBy(() -> Contributions.load(
                        forest(DETAILS).without(ModelDetails.ENTRY).zip()))
                .isInstanceOf(UnsupportedMojoException.class)
                .hasMessageContaining("expected experimental/modelDetails.json");
    }

    @Test
    void detailsThatAreDamagedAreRefused() {
        refused(DETAILS.substring(20), "experimental/modelDetails.json: expected JSON; character ");
        refused("[]", "experimental/modelDetails.json: expected a Map named output");
        refused(DETAILS.replace("Relative", "Other"), "expected a column Relative Importance");
        refused(DETAILS.replace("\"data\"", "\"rows\""), "expected a List named data");
    }

    private static void refused(String details, String message) {
        assertThatThrownBy(() -> Contributions.load(forest(details).zip()))
                .isInstanceOf(InvalidMojoException.class)
                .hasMessageContaining(message);
    }

    private static HandmadeMojo forest(String details) {
        return new HandmadeMojo().replacing(BOOSTED, FOREST).with(ModelDetails.ENTRY, details);
    }
}
