package dev.refit.transform.job.feature;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;

/** Training reads no decimals: they become the doubles that are nearest to them. */
final class Decimals {
    private Decimals() {}

    /** The same rows, and a word about each column that becomes another; without decimals the same dataset. */
    static Dataset<Row> asDoubles(Dataset<Row> rows) {
        List<String> decimals = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (StructField field : rows.schema().fields()) {
            Column column = functions.col("`" + field.name().replace("`", "``") + "`");
            if (field.dataType() instanceof DecimalType) {
                decimals.add(field.name() + " (" + field.dataType().simpleString() + ")");
                columns.add(column.cast(DataTypes.DoubleType).as(field.name()));
            } else {
                columns.add(column);
            }
        }
        if (decimals.isEmpty()) {
            return rows;
        }
        System.out.println("Decimals become doubles, as training reads no decimals: " + String.join(", ", decimals));
        return rows.select(columns.toArray(Column[]::new));
    }
}
