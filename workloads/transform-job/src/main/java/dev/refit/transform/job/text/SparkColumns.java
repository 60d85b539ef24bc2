package dev.refit.transform.job.text;

import dev.refit.dataset.TypedColumn;
import dev.refit.events.definition.ColumnType;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The columns of a dataset as Spark knows them. */
public final class SparkColumns {
    private SparkColumns() {}

    public static StructType schema(List<TypedColumn> columns) {
        StructType schema = new StructType();
        for (TypedColumn column : columns) {
            schema = schema.add(column.name(), type(column.type()), true);
        }
        return schema;
    }

    static DataType type(ColumnType type) {
        return switch (type) {
            case STRING -> DataTypes.StringType;
            case BOOLEAN -> DataTypes.BooleanType;
            case INT -> DataTypes.IntegerType;
            case BIGINT -> DataTypes.LongType;
            case DOUBLE -> DataTypes.DoubleType;
            case DATE -> DataTypes.DateType;
            case TIMESTAMP -> DataTypes.TimestampType;
        };
    }
}
