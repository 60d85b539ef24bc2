package dev.refit.transform.job.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputSizeTest {
    @ParameterizedTest
    @CsvSource({"0, true, 1, 2", "8, true, 1, 2", "20, false, 2, 8", "1024, false, 65, 200", "999999, false, 200, 200"})
    void theWorkIsSpreadAsWidelyAsThereIsToRead(long mebibytes, boolean small, int parts, int shuffleParts) {
        InputSize size = new InputSize(mebibytes << 20);

        assertThat(size.small()).isEqualTo(small);
        assertThat(size.parts()).isEqualTo(parts);
        assertThat(size.shuffleParts()).isEqualTo(shuffleParts);
    }
}
