package dev.refit.cli.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** Rows under headings, each column as wide as its widest value. */
public final class Table {
    private static final int GAP = 2;

    private final List<String[]> rows = new ArrayList<>();

    public Table(String... headings) {
        rows.add(headings);
    }

    public Table row(Object... values) {
        rows.add(java.util.Arrays.stream(values)
                .map(value -> value == null ? "-" : value.toString())
                .toArray(String[]::new));
        return this;
    }

    public String render() {
        int columns = rows.get(0).length;
        Column[] layout = IntStream.range(0, columns)
                .mapToObj(i -> new Column(width(i) + (i == 0 ? 0 : GAP), i == 0 ? 0 : GAP, Overflow.TRUNCATE))
                .toArray(Column[]::new);
        TextTable table = TextTable.forColumns(Help.defaultColorScheme(Ansi.OFF), layout);
        rows.forEach(table::addRowValues);
        return table.toString().stripTrailing();
    }

    private int width(int column) {
        return Math.max(
                1, rows.stream().mapToInt(row -> row[column].length()).max().orElse(1));
    }
}
