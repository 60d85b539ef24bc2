package dev.refit.ingest.job.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** The values of a Parquet file as its logical types mean them, and as Spark SQL reads them. */
final class ParquetValues {
    private static final long JULIAN_DAY_OF_EPOCH = 2_440_588;

    private ParquetValues() {}

    /**
     * The field's only value in the row; arrays, maps and structs as a text for messages. Bytes without a logical type are a
     * text when they are one, as old writers leave texts; otherwise bytes are in hexadecimal.
     */
    static Object of(Group row, int field, Type type) {
        if (!type.isPrimitive()) {
            return row.getGroup(field, 0).toString();
        }
        PrimitiveType primitive = type.asPrimitiveType();
        LogicalTypeAnnotation logical = primitive.getLogicalTypeAnnotation();
        return switch (primitive.getPrimitiveTypeName()) {
            case BOOLEAN -> row.getBoolean(field, 0);
            case INT32 -> int32(row.getInteger(field, 0), logical);
            case INT64 -> int64(row.getLong(field, 0), logical);
            case FLOAT -> row.getFloat(field, 0);
            case DOUBLE -> row.getDouble(field, 0);
            case INT96 -> instant(NanoTime.fromBinary(row.getInt96(field, 0)));
            case BINARY ->
                logical == null ? textOrHex(row.getBinary(field, 0)) : bytes(row.getBinary(field, 0), logical);
            case FIXED_LEN_BYTE_ARRAY -> bytes(row.getBinary(field, 0), logical);
        };
    }

    private static Object int32(int value, LogicalTypeAnnotation logical) {
        if (logical instanceof DateLogicalTypeAnnotation) {
            return LocalDate.ofEpochDay(value);
        }
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            return BigDecimal.valueOf(value, decimal.getScale());
        }
        boolean unsigned = logical instanceof IntLogicalTypeAnnotation whole && !whole.isSigned();
        return unsigned ? (Object) Integer.toUnsignedLong(value) : (Object) value;
    }

    private static Object int64(long value, LogicalTypeAnnotation logical) {
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            return BigDecimal.valueOf(value, decimal.getScale());
        }
        if (logical instanceof TimestampLogicalTypeAnnotation timestamp) {
            Instant instant =
                    switch (timestamp.getUnit()) {
                        case MILLIS -> Instant.ofEpochMilli(value);
                        case MICROS -> Instant.EPOCH.plus(value, ChronoUnit.MICROS);
                        case NANOS -> Instant.EPOCH.plusNanos(value);
                    };
            return timestamp.isAdjustedToUTC() ? instant : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        }
        boolean unsigned = logical instanceof IntLogicalTypeAnnotation whole && !whole.isSigned();
        return unsigned ? (Object) new BigDecimal(Long.toUnsignedString(value)) : (Object) value;
    }

    private static Object bytes(Binary value, LogicalTypeAnnotation logical) {
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            return new BigDecimal(new BigInteger(value.getBytes()), decimal.getScale());
        }
        return logical == null || logical instanceof LogicalTypeAnnotation.BsonLogicalTypeAnnotation
                ? hex(value)
                : value.toStringUsingUTF8();
    }

    private static String textOrHex(Binary value) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value.getBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            return hex(value);
        }
    }

    private static String hex(Binary value) {
        return HexFormat.of().formatHex(value.getBytes());
    }

    private static Instant instant(NanoTime time) {
        return Instant.EPOCH
                .plus(time.getJulianDay() - JULIAN_DAY_OF_EPOCH, ChronoUnit.DAYS)
                .plusNanos(time.getTimeOfDayNanos());
    }
}
