package dev.refit.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

    @Test
    void everyKindOfValueIsRead() {
        assertThat(Json.read(" { \"a\" : [ 1, -2.5e3, \"x\", true, false, null, {}, [] ], \"b\":\"\" } "))
                .isEqualTo(
                        Map.of("a", Arrays.asList(1.0, -2500.0, "x", true, false, null, Map.of(), List.of()), "b", ""));
    }

    @Test
    void escapedCharactersAreThoseMeant() {
        assertThat(Json.read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\\ud83d\\ude00\""))
                .isEqualTo("\"\\/\b\f\n\r\t\u00e4\ud83d\ude00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            ``           | character 0: expected more
            {            | character 1: expected more
            {"a"}        | character 4: expected ':'
            {a:1}        | character 1: expected '"'
            [1 2]        | character 3: expected ']'
            [1,]         | character 3: expected a value
            "\\x"        | expected an escaped character before
            "\\u12g4"    | expected four hexadecimal digits before
            "\\u12       | expected
            nul          | expected null
            1e           | character 0: expected a value
            1 1          | character 2: expected the end
            """)
    void whatIsNoneIsRefusedWithItsPlace(String text, String problem) {
        assertThatThrownBy(() -> Json.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected JSON; character ")
                .hasMessageContaining(problem);
    }

    @Test
    void whatIsNestedWithoutEndIsRefused() {
        assertThatThrownBy(() -> Json.read("[".repeat(100_000)))
                .hasMessageContaining("at most 200 values within each other");
    }

    @Test
    void aNameTwiceIsRefusedWhereReadersCouldDiffer() {
        assertThat(Json.read("{\"a\":1,\"a\":2}")).isEqualTo(Map.of("a", 2.0));
        assertThatThrownBy(() -> Json.readUnambiguous("[{\"a\":1,\"\\u0061\":2}]"))
                .hasMessageContaining("expected each name once, got 'a' twice");
        assertThat(Json.readUnambiguous("[{\"a\":1},{\"a\":1}]"))
                .isEqualTo(List.of(Map.of("a", 1.0), Map.of("a", 1.0)));
    }
}
