package dev.refit.model.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.model.Column;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableColumnsTest {
    private static final List<Column> INPUTS =
            List.of(new Column("delay", null), new Column("carrier", List.of("AA", "UA")));

    @Test
    void inputsAreFoundInAnyOrderAndCaseAndWhatIsNotThereIsMissing() {
        assertThat(places(List.of("x", "CARRIER", "Delay"), List.of("date", "string", "bigint")))
                .containsExactly(2, 1);
        assertThat(places(List.of("delay"), List.of("double"))).containsExactly(0, -1);
    }

    @Test
    void theExactNameComesBeforeOneOfAnotherCase() {
        assertThat(places(List.of("DELAY", "delay"), List.of("int", "int"))).containsExactly(1, -1);
        List<Column> both = List.of(new Column("a", null), new Column("A", null));

        assertThat(new TableColumns(List.of("A"), List.of("int")).places(both, new boolean[2]))
                .containsExactly(-1, 0);
    }

    @Test
    void twoOfTheSameAreRefused() {
        assertThatThrownBy(() -> places(List.of("Delay", "DELAY"), List.of("int", "int")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("delay: got the columns Delay, DELAY, expected one");
        assertThatThrownBy(() -> places(List.of("delay", "delay"), List.of("int", "int")))
                .hasMessage("delay: got the columns delay, delay, expected one");
    }

    @Test
    void noInputAtAllIsAMistake() {
        assertThatThrownBy(() -> places(List.of("a", "b"), List.of("int", "int")))
                .hasMessage("got the columns a, b, expected inputs of the model: delay, carrier");
        assertThatThrownBy(() -> places(Collections.nCopies(12, "a"), Collections.nCopies(12, "int")))
                .hasMessageStartingWith("got the columns a, a, a, a, a, a, a, a, a, a, …, expected");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tinyint", "smallint", "int", "bigint", "float", "double", "decimal(10,2)", "boolean", "void"})
    void aNumberHasManyTypes(String type) {
        assertThat(places(List.of("delay"), List.of(type))).containsExactly(0, -1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"string", "string collate UTF8_LCASE", "char(2)", "varchar(5)", "void"})
    void aTextHasSome(String type) {
        assertThat(places(List.of("carrier"), List.of(type))).containsExactly(-1, 0);
    }

    @Test
    void anotherTypeIsRefused() {
        assertThatThrownBy(() -> places(List.of("Carrier"), List.of("int")))
                .hasMessage("carrier: got a column of the type int, expected string");
        assertThatThrownBy(() -> places(List.of("delay"), List.of("array<int>")))
                .hasMessage("delay: got a column of the type array<int>, expected a number or boolean");
    }

    @Test
    void aTimeIsATimestampAndNoNumberWhichHasNoUnit() {
        boolean[] times = {true, false};

        assertThat(new TableColumns(List.of("delay"), List.of("timestamp")).places(INPUTS, times))
                .containsExactly(0, -1);
        for (String type : List.of("bigint", "date", "timestamp_ntz", "string")) {
            assertThatThrownBy(() -> new TableColumns(List.of("delay"), List.of(type)).places(INPUTS, times))
                    .hasMessage("delay: got a column of the type " + type + ", expected timestamp: CAST it");
        }
        assertThatThrownBy(() -> places(List.of("delay"), List.of("timestamp")))
                .hasMessage("delay: got a column of the type timestamp, expected a number or boolean");
    }

    private static int[] places(List<String> names, List<String> types) {
        return new TableColumns(names, types).places(INPUTS, new boolean[2]);
    }
}
