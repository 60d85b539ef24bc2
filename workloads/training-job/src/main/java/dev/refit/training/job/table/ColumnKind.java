package dev.refit.training.job.table;

import dev.refit.events.data.Column;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import water.fvec.Vec;

/** What H2O makes of a column of the feature table, by its Spark SQL type. */
enum ColumnKind {
    /** A categorical column, its levels in lexical order, whatever the texts look like. */
    TEXT(Vec.T_CAT),
    /** A numeric column of 0 and 1. */
    BOOLEAN(Vec.T_NUM),
    NUMBER(Vec.T_NUM),
    /** A numeric column: milliseconds since 1970 of Parquet's INT96, else the number that Parquet holds. */
    TIME(Vec.T_BAD);

    private static final Set<String> NUMBERS =
            Set.of("tinyint", "smallint", "int", "bigint", "float", "double", "byte", "short", "integer", "long");
    private static final Set<String> TIMES = Set.of("timestamp", "timestamp_ntz");
    private static final Pattern TEXTS = Pattern.compile("string( collate .*)?|(var)?char\\(\\d+\\)");

    private final byte h2oType;

    ColumnKind(byte h2oType) {
        this.h2oType = h2oType;
    }

    /** The type to parse a column as that H2O would parse as {@code guessed}. */
    byte h2oType(byte guessed) {
        return this == TIME ? guessed : h2oType;
    }

    /** Empty: H2O cannot learn from such a column. */
    static Optional<ColumnKind> of(Column column) {
        String type = column.type().toLowerCase(java.util.Locale.ROOT);
        if (TEXTS.matcher(type).matches()) {
            return Optional.of(TEXT);
        }
        if (type.equals("boolean")) {
            return Optional.of(BOOLEAN);
        }
        if (TIMES.contains(type)) {
            return Optional.of(TIME);
        }
        return NUMBERS.contains(type) ? Optional.of(NUMBER) : Optional.empty();
    }
}
