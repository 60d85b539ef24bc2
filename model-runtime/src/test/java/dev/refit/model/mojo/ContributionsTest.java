package dev.refit.model.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.refit.model.InvalidMojoException;
import dev.refit.model.UnsupportedMojoException;
import org.junit.jupiter.api.Test;

/** Which models are explained; that the numbers are genmodel's, {@code BitIdentityIT} shows. */
class ContributionsTest {
    private static final String MODEL_DETAILS = "experimental/modelDetails.json";
    private static final String DETAILS =
            """
            {"output": {"variable_importances": {
              "columns": [{"description": "Variable"}, {"description": "Relative Importance"}],
              "data": [["x", "unused"], [12.5, 0.0]]}}}
            """;

    @Test
    void theInputsOfAForestOfTwoClassesShareWhatTheFirstOneLeaves() {
        float[] contributions = new float[2];

        Mojo.read(forest(DETAILS).zip()).contributions().of(new double[] {3}, contributions);

        float mean = (3 * 10 + 4 * 20) / 7f;
        assertThat(contributions[0]).isCloseTo(0.5f - (20 - mean), within(1e-5f));
        assertThat(contributions[1]).isCloseTo(0.5f - mean, within(1e-5f));
    }

    @Test
    void aForestThatDoesNotSayWhatItUsesIsNotExplained() {
        unexplained(forest(DETAILS).without(MODEL_DETAILS));
        unexplained(forest("{\"output\": {\"variable_importances\": null}}"));
        unexplained(forest(DETAILS).replacing("n_classes = 2", "n_classes = 1").without(MODEL_DETAILS));
    }

    @Test
    void detailsThatAreDamagedAreRefused() {
        refused(DETAILS.substring(20), "experimental/modelDetails.json: expected JSON; character ");
        refused("[]", "experimental/modelDetails.json: expected a Map named output");
        refused(DETAILS.replace("Relative", "Other"), "expected a column Relative Importance");
        refused(DETAILS.replace("\"data\"", "\"rows\""), "expected a List named data");
    }

    private static void unexplained(HandmadeMojo forest) {
        assertThatThrownBy(() -> Mojo.read(forest.zip()).contributions())
                .isInstanceOf(UnsupportedMojoException.class)
                .hasMessageContaining("expected variable importances in experimental/modelDetails.json");
    }

    private static void refused(String details, String message) {
        assertThatThrownBy(() -> Mojo.read(forest(details).zip()).contributions())
                .isInstanceOf(InvalidMojoException.class)
                .hasMessageContaining(message);
    }

    private static HandmadeMojo forest(String details) {
        return new HandmadeMojo()
                .replacing("Gradient Boosting Machine", "Distributed Random Forest")
                .replacing("algo = gbm", "algo = drf")
                .replacing("Regression", "Binomial")
                .replacing("n_classes = 1", "n_classes = 2")
                .with(MODEL_DETAILS, details);
    }
}
