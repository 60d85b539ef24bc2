package dev.refit.events.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdTest {
    private static final String LONGEST = "a-refit-of-24-characters";

    @ParameterizedTest
    @CsvSource({
        "flight-delay-c8e8769569, flight-delay, c8e8769569",
        "flight-delay-s3m7dtb9z3bpt2s9, flight-delay, s3m7dtb9z3bpt2s9",
        "a-0123456789-0123456789, a-0123456789, 0123456789",
        "a-refit-of-24-characters-0123456789, a-refit-of-24-characters, 0123456789"
    })
    void idsOfBothFormsGiveTheirRefit(String text, String refit, String digest) {
        RunId id = RunId.parse(text);

        assertThat(id).isEqualTo(new RunId(refit, digest)).hasToString(text);
        assertThat(RunId.refitOf(text)).isEqualTo(refit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "flight-delay",
                "c8e8769569",
                "-c8e8769569",
                "a--c8e8769569",
                "flight-delay-c8e876956",
                "flight-delay-C8E8769569",
                "flight-delay-c8e876956l",
                "flight-delay-s3m7dtb9z3bpt2s9s",
                "../x-c8e8769569",
                "a-refit-of-24-characters-01234567890"
            })
    void whatIsNoIdIsRefused(String text) {
        assertThat(RunId.find(text)).isEmpty();
        assertThat(RunId.refitOf(text)).isEqualTo(text);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunId.parse(text))
                .withMessageStartingWith("run: got " + text + ", expected");
    }

    @Test
    void anIdTakesTheRoomThatItsRefitLeaves() {
        assertThat(RunId.derive("a", "identity", 0).digest()).hasSize(16);
        assertThat(RunId.derive("a-refit-of-18-char", "identity", 0).digest()).hasSize(16);
        assertThat(RunId.derive("a-refit-of-19-chars", "identity", 0).digest()).hasSize(15);
        assertThat(RunId.derive(LONGEST, "identity", 0).toString()).hasSize(RunId.MAX);
    }

    @Test
    void everyDigitDependsOnTheIdentity() {
        String all = "0123456789abcdefghjkmnpqrstvwxyz";
        StringBuilder seen = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            seen.append(RunId.derive("a", "identity " + i, 0).digest());
        }

        assertThat(seen.chars().distinct().count()).isEqualTo(all.length());
    }
}
