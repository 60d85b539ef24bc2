package dev.refit.dataset;

import dev.refit.events.definition.ColumnType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;

/**
 * Reads texts as values: numbers in decimal notation ({@code NaN}, {@code Infinity} and {@code -Infinity} are doubles),
 * {@code true} and {@code false} in any case, ISO 8601 dates, and ISO 8601 date-times with {@code T} or a blank, with or
 * without an offset. A local time that a zone skips is taken as late as the gap is long, one that it repeats as the
 * earlier. White space around all but strings is ignored.
 */
public final class TextValues {
    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:MM:ss", "Z")
            .optionalEnd()
            .toFormatter(java.util.Locale.ROOT);

    private final ZoneId zone;

    /** @param zone of date-times without an offset */
    public TextValues(ZoneId zone) {
        this.zone = zone;
    }

    /** @throws IllegalArgumentException or {@link java.time.DateTimeException} when the text is no such value */
    public Object parse(ColumnType type, String text) {
        return switch (type) {
            case STRING -> text;
            case BOOLEAN -> parseBoolean(text.strip());
            case INT -> Integer.valueOf(text.strip());
            case BIGINT -> Long.valueOf(text.strip());
            case DOUBLE -> parseDouble(text.strip());
            case DATE -> LocalDate.parse(text.strip());
            case TIMESTAMP -> parseTimestamp(text.strip());
        };
    }

    /** What a text of this type looks like, for messages. */
    static String example(ColumnType type) {
        return switch (type) {
            case STRING -> "a text";
            case BOOLEAN -> "true or false";
            case INT -> "a whole number of 32 bits";
            case BIGINT -> "a whole number of 64 bits";
            case DOUBLE -> "a number, such as -1.5e3";
            case DATE -> "a date, such as 2013-03-31";
            case TIMESTAMP -> "a date and time, such as 2013-03-31T05:00:00 or 2013-03-31 05:00:00Z";
        };
    }

    private static Boolean parseBoolean(String text) {
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        if (text.equalsIgnoreCase("false")) {
            return false;
        }
        throw new IllegalArgumentException(text);
    }

    private static Double parseDouble(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Java's own notations: 0x1p3, 1d, 1f
            if (c == 'x' || c == 'X' || ((c == 'd' || c == 'D' || c == 'f' || c == 'F') && i == text.length() - 1)) {
                throw new IllegalArgumentException(text);
            }
        }
        return Double.valueOf(text);
    }

    private Instant parseTimestamp(String text) {
        TemporalAccessor parsed = DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        Instant instant = parsed instanceof OffsetDateTime offset
                ? offset.toInstant()
                : ((LocalDateTime) parsed).atZone(zone).toInstant();
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
