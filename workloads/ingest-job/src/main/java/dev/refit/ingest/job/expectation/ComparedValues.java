package dev.refit.ingest.job.expectation;

import dev.refit.dataset.TextValues;
import dev.refit.events.definition.ColumnType;
import dev.refit.events.definition.Format;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;

/**
 * Values of one column as expectations compare them: by what they mean, whatever file they stand in. 1, 1.0 and the
 * decimal 1.00 are one number; an instant is the same in whatever zone it is written.
 */
public final class ComparedValues {
    private static final Set<String> NUMBERS = Set.of("tinyint", "smallint", "int", "bigint", "float", "double");
    /** Whole numbers up to here are doubles without loss. */
    private static final long EXACT = 1L << 53;

    private final String type;
    private final TextValues texts;

    private ComparedValues(String type, ZoneId zone) {
        this.type = type;
        this.texts = new TextValues(zone);
    }

    /** @param type as Spark SQL names it */
    static ComparedValues of(String type, Format format) {
        String zone = format instanceof Format.Csv csv
                ? csv.timeZone()
                : format instanceof Format.Json json ? json.timeZone() : "UTC";
        return new ComparedValues(type, ZoneId.of(zone));
    }

    boolean areNumbers() {
        return areNumbers(type);
    }

    /** What the values of a type are, so that those of another one are never equal: {@code number}, or the type. */
    public static String kind(String type) {
        return areNumbers(type) ? "number" : type;
    }

    private static boolean areNumbers(String type) {
        return NUMBERS.contains(type) || type.startsWith("decimal");
    }

    /** The key of what the definition writes as a text; throws when it is no value of the column's type. */
    Object parse(String text) {
        if (areNumbers()) {
            Object number = texts.parse(ColumnType.DOUBLE, text);
            return key(Double.isFinite((Double) number) ? new BigDecimal(text.strip()) : number);
        }
        return switch (type) {
            case "boolean", "date", "timestamp" -> texts.parse(ColumnType.valueOf(type.toUpperCase(Locale.ROOT)), text);
            case "timestamp_ntz" ->
                LocalDateTime.ofInstant(
                        (Instant) new TextValues(ZoneOffset.UTC).parse(ColumnType.TIMESTAMP, text), ZoneOffset.UTC);
            default -> text;
        };
    }

    /** What {@link #parse} takes, for messages. */
    String example() {
        return switch (type) {
            case "boolean" -> "true or false";
            case "date" -> "a date, such as 2013-03-31";
            case "timestamp", "timestamp_ntz" -> "a date and time, such as 2013-03-31T05:00:00";
            default -> areNumbers() ? "a number" : "a text";
        };
    }

    /** Equal for equal values, whatever their type. */
    public static Object key(Object value) {
        return value instanceof Number number && isFinite(number)
                ? exact(number).stripTrailingZeros()
                : value instanceof Float number ? (Object) number.doubleValue() : value;
    }

    /** As {@link Comparable#compareTo}; NaN is neither less nor more nor equal, which no int can say: it is NaN. */
    static double compare(Object value, double limit) {
        Number number = (Number) value;
        if (number instanceof Double || !isFinite(number) || isSmall(number)) {
            double left = number.doubleValue();
            return Double.isNaN(left) ? Double.NaN : Double.compare(left + 0.0, limit + 0.0);
        }
        return exact(number).compareTo(BigDecimal.valueOf(limit));
    }

    private static boolean isSmall(Number number) {
        return number instanceof Integer || (number instanceof Long && Math.abs(number.longValue()) <= EXACT);
    }

    private static boolean isFinite(Number number) {
        return !(number instanceof Double || number instanceof Float) || Double.isFinite(number.doubleValue());
    }

    /** The number as its shortest text says it: the float 1.1 is 1.1. */
    private static BigDecimal exact(Number number) {
        return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
    }
}
