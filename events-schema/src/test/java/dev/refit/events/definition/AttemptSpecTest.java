package dev.refit.events.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RefitJson;
import dev.refit.events.checks.TimeSpan;
import dev.refit.events.golden.FlightDelayDefinition;
import dev.refit.events.golden.GainByJar;
import dev.refit.events.run.DefinitionVersion;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptSpecTest {
    private static final Duration OPERATORS = Duration.ofSeconds(5);

    @ParameterizedTest
    @CsvSource({"1ms, PT0.001S", "500ms, PT0.5S", "30s, PT30S", "90m, PT1H30M", "2h, PT2H", "7d, PT168H"})
    void aLengthOfTimeIsANumberAndItsUnit(String text, Duration duration) {
        assertThat(TimeSpan.of(text)).contains(duration);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "30", "s", "0s", "-1s", "1.5h", "1 h", "1H", "1h30m", "PT1H", "1000000000s", "1w"})
    void anythingElseIsNone(String text) {
        assertThat(TimeSpan.of(text)).isEmpty();
    }

    @Test
    void theBoundsAreWithin() {
        assertThat(AttemptSpec.isBackoff("1ms")).isTrue();
        assertThat(AttemptSpec.isBackoff("1h")).isTrue();
        assertThat(AttemptSpec.isBackoff("3600001ms")).isFalse();
        assertThat(AttemptSpec.isTimeout("1s")).isTrue();
        assertThat(AttemptSpec.isTimeout("7d")).isTrue();
        assertThat(AttemptSpec.isTimeout("999ms")).isFalse();
        assertThat(AttemptSpec.isTimeout("604801s")).isFalse();
    }

    @Test
    void whatIsSaidHoldsAndWhatIsNotIsTheOperators() {
        AttemptSpec said = GainByJar.definition().transform();
        AttemptSpec silent = FlightDelayDefinition.of().transform();

        assertThat(said.attemptsOr(3)).isEqualTo(5);
        assertThat(said.backoffOr(OPERATORS)).isEqualTo(Duration.ofSeconds(30));
        assertThat(said.timeoutOr(OPERATORS)).isEqualTo(Duration.ofHours(2));
        assertThat(silent.attemptsOr(3)).isEqualTo(3);
        assertThat(silent.backoffOr(OPERATORS)).isEqualTo(OPERATORS);
        assertThat(silent.timeoutOr(OPERATORS)).isEqualTo(OPERATORS);
    }

    @Test
    void aDefinitionThatSaysNothingOfAttemptsIsTheOneItWasBefore() {
        String canonical = RefitJson.canonical(FlightDelayDefinition.of());

        assertThat(canonical).doesNotContain("attempts", "backoff", "timeout");
        assertThat(DefinitionVersion.of(FlightDelayDefinition.of()).digest())
                .isEqualTo("be94512cc7789f84435a32ff196798a3c6b9438d6a7280b7bfd13836d083ee91");
    }
}
