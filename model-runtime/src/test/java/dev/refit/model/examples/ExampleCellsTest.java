package dev.refit.model.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExampleCellsTest {
    @Test
    void numbersAreTheirBits() {
        assertThat(ExampleCells.bits(1)).isEqualTo("3ff0000000000000");
        assertThat(ExampleCells.bits(-0.0)).isEqualTo("8000000000000000");
        assertThat(ExampleCells.number("3fb999999999999a")).isEqualTo(0.1);
        assertThatThrownBy(() -> ExampleCells.number("0.1")).hasMessageContaining("got '0.1'");
        assertThatThrownBy(() -> ExampleCells.number("3fb999999999999g")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "\\N", "a\tb\r\nc", "\\t", "'\"", "dé\\j"})
    void textsComeBackAndNeverBreakTheirLine(String text) {
        String cell = ExampleCells.text(text);

        assertThat(cell).doesNotContain("\t", "\n", "\r");
        assertThat(ExampleCells.textOf(cell)).isEqualTo(text);
    }
}
