package dev.refit.ingest.job.parquet;

import dev.refit.events.data.Column;
import java.util.List;
import java.util.Locale;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Names the columns of a Parquet file and their types as Spark SQL reads them. */
public final class ParquetColumns {
    private ParquetColumns() {}

    public static List<Column> of(MessageType schema) {
        return schema.getFields().stream()
                .map(field -> new Column(field.getName(), type(field)))
                .toList();
    }

    private static String type(Type field) {
        LogicalTypeAnnotation logical = field.getLogicalTypeAnnotation();
        if (field.isRepetition(Type.Repetition.REPEATED)
                || logical instanceof LogicalTypeAnnotation.ListLogicalTypeAnnotation) {
            return "array";
        }
        if (!field.isPrimitive()) {
            return logical instanceof LogicalTypeAnnotation.MapLogicalTypeAnnotation ? "map" : "struct";
        }
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            return "decimal(" + decimal.getPrecision() + "," + decimal.getScale() + ")";
        }
        if (logical instanceof LogicalTypeAnnotation.UnknownLogicalTypeAnnotation) {
            return "void";
        }
        return switch (field.asPrimitiveType().getPrimitiveTypeName()) {
            case BOOLEAN -> "boolean";
            case INT32 -> int32(logical);
            case INT64 -> int64(logical);
            case INT96 -> "timestamp";
            case FLOAT -> "float";
            case DOUBLE -> "double";
            case BINARY -> logical == null || isBytes(logical) ? "binary" : "string";
            case FIXED_LEN_BYTE_ARRAY -> "binary";
        };
    }

    private static boolean isBytes(LogicalTypeAnnotation logical) {
        return logical instanceof LogicalTypeAnnotation.BsonLogicalTypeAnnotation;
    }

    private static String int32(LogicalTypeAnnotation logical) {
        if (logical instanceof LogicalTypeAnnotation.DateLogicalTypeAnnotation) {
            return "date";
        }
        if (logical instanceof IntLogicalTypeAnnotation whole) {
            return switch (whole.getBitWidth()) {
                case 8 -> whole.isSigned() ? "tinyint" : "smallint";
                case 16 -> whole.isSigned() ? "smallint" : "int";
                default -> whole.isSigned() ? "int" : "bigint";
            };
        }
        return logical == null ? "int" : logical.toString().toLowerCase(Locale.ROOT);
    }

    private static String int64(LogicalTypeAnnotation logical) {
        if (logical instanceof TimestampLogicalTypeAnnotation timestamp) {
            return timestamp.isAdjustedToUTC() ? "timestamp" : "timestamp_ntz";
        }
        return logical instanceof IntLogicalTypeAnnotation whole && !whole.isSigned() ? "decimal(20,0)" : "bigint";
    }
}
