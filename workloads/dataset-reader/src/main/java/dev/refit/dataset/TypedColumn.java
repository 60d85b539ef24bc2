package dev.refit.dataset;

import dev.refit.events.data.Column;
import dev.refit.events.definition.ColumnType;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A column of a text file and the type its texts are read as. */
public record TypedColumn(String name, ColumnType type) implements Serializable {

    /** The declared columns of a dataset, in order. */
    public static List<TypedColumn> of(Map<String, ColumnType> declared) {
        return declared.entrySet().stream()
                .map(column -> new TypedColumn(column.getKey(), column.getValue()))
                .toList();
    }

    /** The columns of a snapshot of a text dataset, in order. */
    public static List<TypedColumn> of(List<Column> columns) {
        return columns.stream()
                .map(column -> new TypedColumn(
                        column.name(), ColumnType.valueOf(column.type().toUpperCase(Locale.ROOT))))
                .toList();
    }

    /** This column as events name it. */
    public Column column() {
        return new Column(name, type.sqlName());
    }
}
