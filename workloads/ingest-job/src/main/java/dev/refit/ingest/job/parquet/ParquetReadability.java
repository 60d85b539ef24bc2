package dev.refit.ingest.job.parquet;

import dev.refit.dataset.InvalidDataException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** What Parquet can hold and Spark SQL cannot read, even where a query leaves the column out. */
public final class ParquetReadability {
    private static final Set<CompressionCodecName> UNREADABLE =
            Set.of(CompressionCodecName.BROTLI, CompressionCodecName.LZO);

    private ParquetReadability() {}

    /** @throws InvalidDataException naming the file and every column that cannot be read, with what to write instead */
    public static void check(String file, ParquetMetadata footer) throws InvalidDataException {
        List<String> problems = new ArrayList<>();
        collect("", footer.getFileMetaData().getSchema(), problems);
        if (!problems.isEmpty()) {
            throw new InvalidDataException("unreadable-column", file + ": " + String.join("; ", problems));
        }
        for (BlockMetaData block : footer.getBlocks()) {
            for (var chunk : block.getColumns()) {
                if (UNREADABLE.contains(chunk.getCodec())) {
                    throw new InvalidDataException(
                            "unreadable-file",
                            file + ": column " + chunk.getPath().toDotString() + ": is compressed by "
                                    + chunk.getCodec().name().toLowerCase(Locale.ROOT)
                                    + ", expected snappy, zstd, gzip or none");
                }
            }
        }
    }

    private static void collect(String path, GroupType group, List<String> problems) {
        Map<String, String> names = new HashMap<>();
        for (Type field : group.getFields()) {
            String name = path + field.getName();
            String before = names.put(field.getName().toLowerCase(Locale.ROOT), name);
            if (before != null) {
                problems.add("columns " + before + " and " + name
                        + ": differ in case only, but Spark SQL does not tell case; rename one");
            }
            if (!field.isPrimitive()) {
                collect(name + ".", field.asGroupType(), problems);
            } else {
                String advice = advice(field.asPrimitiveType());
                if (advice != null) {
                    problems.add("column " + name + ": is " + typeName(field.asPrimitiveType())
                            + ", which Spark cannot read; " + advice);
                }
            }
        }
    }

    private static String typeName(PrimitiveType type) {
        return type.getPrimitiveTypeName() + " (" + type.getLogicalTypeAnnotation() + ")";
    }

    /** What to write instead; null when the type is read. */
    private static String advice(PrimitiveType type) {
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        if (logical == null
                || logical instanceof DecimalLogicalTypeAnnotation
                || logical instanceof LogicalTypeAnnotation.UnknownLogicalTypeAnnotation) {
            return null;
        }
        if (logical instanceof TimestampLogicalTypeAnnotation timestamp) {
            return timestamp.getUnit() == LogicalTypeAnnotation.TimeUnit.NANOS
                    ? "write microseconds (in pandas: to_parquet(…, coerce_timestamps=\"us\","
                            + " allow_truncated_timestamps=True))"
                    : null;
        }
        if (logical instanceof LogicalTypeAnnotation.TimeLogicalTypeAnnotation) {
            return "write a timestamp, a text, or a number such as the seconds of the day";
        }
        if (logical instanceof LogicalTypeAnnotation.Float16LogicalTypeAnnotation) {
            return "cast it to float32";
        }
        boolean read =
                switch (type.getPrimitiveTypeName()) {
                    case FIXED_LEN_BYTE_ARRAY -> false;
                    case BINARY ->
                        logical instanceof LogicalTypeAnnotation.StringLogicalTypeAnnotation
                                || logical instanceof LogicalTypeAnnotation.EnumLogicalTypeAnnotation
                                || logical instanceof LogicalTypeAnnotation.JsonLogicalTypeAnnotation
                                || logical instanceof LogicalTypeAnnotation.BsonLogicalTypeAnnotation;
                    default -> true;
                };
        return read ? null : "cast it to a text";
    }
}
