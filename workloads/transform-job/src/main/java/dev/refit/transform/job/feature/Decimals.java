package dev.refit.transform.job.feature;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Training reads no decimals: they become the doubles that are nearest to them. */
final class Decimals {
    private Decimals() {}

    /** The same rows; without decimals the same dataset. */
    static Dataset<Row> asDoubles(Dataset<Row> rows) {
        StructType schema = rows.schema();
        if (word(schema).isEmpty()) {
            return rows;
        }
        return rows.select(Stream.of(schema.fields()).map(Decimals::asDouble).toArray(Column[]::new));
    }

    /** Which columns become others; empty when there are no decimals. */
    static Optional<String> word(StructType schema) {
        String decimals = Stream.of(schema.fields())
                .filter(Decimals::isDecimal)
                .map(field -> field.name() + " (" + field.dataType().simpleString() + ")")
                .collect(Collectors.joining(", "));
        return decimals.isEmpty()
                ? Optional.empty()
                : Optional.of("Decimals become doubles, as training reads no decimals: " + decimals);
    }

    static boolean isDecimal(StructField field) {
        return field.dataType() instanceof DecimalType;
    }

    private static Column asDouble(StructField field) {
        Column column = functions.col("`" + field.name().replace("`", "``") + "`");
        return isDecimal(field) ? column.cast(DataTypes.DoubleType).as(field.name()) : column;
    }
}
