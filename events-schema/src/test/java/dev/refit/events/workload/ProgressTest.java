package dev.refit.events.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.checks.Excerpt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {

    @ParameterizedTest
    @ValueSource(strings = {"21 of 60 trees", "", "two\nlines", "\"quoted\" ✈ 🛩"})
    void aLineSaysWhatWasMeant(String message) {
        Progress progress = new Progress(0.35, message);

        assertThat(progress.toLine()).startsWith("@refit-progress {").doesNotContain("\n");
        assertThat(Progress.ofLine(progress.toLine())).contains(progress);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "training started",
                " @refit-progress {\"fraction\":0.5}",
                "@refit-progress ",
                "@refit-progress {\"fraction\":0.5,\"mess",
                "@refit-progress null",
                "@refit-progress [1]",
                "@refit-progress {\"fraction\":\"half\"}"
            })
    void anyOtherLineSaysNothing(String line) {
        assertThat(Progress.ofLine(line)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0.5, 0.5", "7, 1", "NaN, 0", "Infinity, 1"})
    void aFractionLiesBetweenNothingAndAll(double said, double meant) {
        assertThat(new Progress(said, null)).isEqualTo(new Progress(meant, ""));
    }

    @Test
    void aLongMessageIsCut() {
        assertThat(new Progress(1, "m".repeat(2_000)).message()).hasSize(Excerpt.LINE);
    }
}
