package dev.refit.events.definition.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemorySizeTest {

    @ParameterizedTest
    @CsvSource({"1m, 1", "512m, 512", "1g, 1024", "2g, 2048", "999999g, 1023998976"})
    void sizesAreBinary(String size, int mebibytes) {
        assertThat(MemorySize.mebibytes(size)).isEqualTo(mebibytes);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "1", "0g", "1.5g", "1G", "-1g", "1 g", "1000000g", "1gb"})
    void anythingElseIsRefused(String size) {
        assertThatThrownBy(() -> MemorySize.mebibytes(size))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("memory: got " + size + ", expected a whole number with m or g, such as 512m or 2g");
    }
}
