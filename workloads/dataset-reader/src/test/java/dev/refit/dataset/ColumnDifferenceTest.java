package dev.refit.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.data.Column;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ColumnDifferenceTest {

    @Test
    void theSameColumnsDoNotDiffer() {
        assertThat(between(columns("a int", "b string"), columns("a int", "b string")))
                .isEmpty();
    }

    @Test
    void eachColumnThatDiffersIsNamedWithItsTypes() {
        assertThat(between(columns("a int", "b string", "c date"), columns("a double", "b string", "d int")))
                .contains("column a is a double, but a int in partition 2013-01; has no column c, which is a date in"
                        + " partition 2013-01; has a column d (int), which partition 2013-01 has not");
    }

    @Test
    void anotherOrderIsADifference() {
        assertThat(between(columns("a int", "b int"), columns("b int", "a int")))
                .contains("has the columns in the order b, a, but partition 2013-01 in the order a, b");
    }

    @Test
    void manyDifferencesAreCounted() {
        List<Column> many =
                IntStream.range(0, 12).mapToObj(i -> new Column("c" + i, "int")).toList();

        assertThat(between(columns("a int"), many).orElseThrow()).endsWith("; and 8 more");
    }

    private static Optional<String> between(List<Column> first, List<Column> second) {
        return ColumnDifference.between(first, second, "partition 2013-01");
    }

    private static List<Column> columns(String... columns) {
        return Stream.of(columns)
                .map(column -> column.split(" "))
                .map(parts -> new Column(parts[0], parts[1]))
                .toList();
    }
}
