package dev.refit.dataset;

import static dev.refit.dataset.TextDataset.JSON;
import static dev.refit.dataset.TextDataset.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.definition.ColumnType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonRowsTest {
    private static final TypedColumn N = new TypedColumn("n", ColumnType.DOUBLE);
    private static final TypedColumn D = new TypedColumn("d", ColumnType.DATE);

    @Test
    void declaredMembersAreReadAndOthersSkipped() throws Exception {
        String text = "{\"d\": \"2013-03-31\", \"x\": {\"y\": [1]}, \"n\": 1}\n\n{\"n\": null}\n";

        assertThat(rows(text, JSON, N, D))
                .containsExactly(List.of(1.0, LocalDate.of(2013, 3, 31)), Arrays.asList(null, null));
    }

    @Test
    void aValueOfAnotherKindIsNamedWithItsLine() {
        assertThatThrownBy(() -> rows("{\"n\": 1}\n{\"n\": \"2\"}\n", JSON, N))
                .isInstanceOf(InvalidDataException.class)
                .hasMessage("data.txt: line 2: member n: got '2', expected a number, such as -1.5e3 (double)");
    }

    @Test
    void aDeclaredTextTakesValuesOfMixedKinds() throws Exception {
        TypedColumn text = new TypedColumn("a", ColumnType.STRING);

        assertThat(rows("{\"a\": 1.50}\n{\"a\": \"x\"}\n{\"a\": true}\n", JSON, text))
                .containsExactly(List.of("1.50"), List.of("x"), List.of("true"));
        assertThatThrownBy(() -> rows("{\"a\": [1]}", JSON, text)).hasMessageContaining("member a: got '['");
    }

    @Test
    void whatIsNotOneObjectALineIsRefused() {
        assertThatThrownBy(() -> rows("{\"n\": 1} {\"n\": 2}", JSON, N)).hasMessageContaining("more than one object");
        assertThatThrownBy(() -> rows("{\"n\":\n 1}", JSON, N)).hasMessageContaining("goes on in the next line");
        assertThatThrownBy(() -> rows("[1]", JSON, N)).hasMessageContaining("got no object");
        assertThatThrownBy(() -> rows("{\"n\": 1}\n{\"n\": ", JSON, N)).hasMessageContaining("line 2: is not JSON");
        assertThatThrownBy(() -> rows("{\"n\": 1, \"n\": 2}", JSON, N)).hasMessageContaining("Duplicate field 'n'");
    }

    @Test
    void whatIsDeeperThanAnyRowIsTheDatasFault() {
        String deep = "{\"x\": " + "[".repeat(1_001) + "]".repeat(1_001) + "}";

        assertThatThrownBy(() -> rows(deep, JSON, N))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageStartingWith("data.txt: line 1: is not JSON: ");
    }

    @Test
    void undeclaredColumnsAreFoundInTheOrderTheyAppear() throws Exception {
        List<TypedColumn> found =
                infer("{\"a\": null, \"b\": 1, \"c\": \"x\"}\n{\"a\": true, \"b\": 1.5, \"e\": null}");

        assertThat(found)
                .containsExactly(
                        new TypedColumn("a", ColumnType.BOOLEAN),
                        new TypedColumn("b", ColumnType.DOUBLE),
                        new TypedColumn("c", ColumnType.STRING),
                        new TypedColumn("e", ColumnType.STRING));
    }

    @Test
    void undeclaredColumnsOfMixedOrNestedValuesAreRefused() {
        assertThatThrownBy(() -> infer("{\"a\": 1}\n{\"a\": \"x\"}"))
                .hasMessageContaining("line 2: member a: got a string, but it was a bigint before");
        assertThatThrownBy(() -> infer("{\"a\": [1]}")).hasMessageContaining("got an array or object");
    }

    private static List<TypedColumn> infer(String text) throws IOException {
        JsonColumns columns = new JsonColumns();
        columns.add("data.json", "partition 2013-01", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        return columns.columns();
    }
}
