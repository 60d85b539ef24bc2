package dev.refit.model.csv;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The times in the cells of a CSV file, as ISO 8601 and pandas write them. */
public final class CsvTime {
    /** What a time must be, for messages. */
    public static final String EXPECTED =
            "a time such as 2013-03-01T10:30:00Z or 2013-03-01 (UTC without an offset), or nothing for a missing value;"
                    + " a number would have no unit";

    private static final Pattern ISO = Pattern.compile("(?<date>\\d{4}-\\d\\d-\\d\\d)"
            + "([Tt ](?<time>\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?)(?<offset>[Zz]|[+-]\\d\\d(:?\\d\\d)?)?)?");

    private CsvTime() {}

    /**
     * Parses a date, which is its first moment, or a date with a time of day. Without an offset it is UTC. Blanks around it
     * are ignored.
     *
     * @throws NumberFormatException if the cell is neither
     */
    public static Instant instant(String cell) {
        Matcher iso = ISO.matcher(cell.strip());
        if (!iso.matches()) {
            throw new NumberFormatException("expected " + EXPECTED);
        }
        try {
            String time = iso.group("time");
            String offset = iso.group("offset");
            return LocalDate.parse(iso.group("date"))
                    .atTime(time == null ? LocalTime.MIDNIGHT : LocalTime.parse(time))
                    .toInstant(
                            offset == null ? ZoneOffset.UTC : ZoneOffset.of(offset.toUpperCase(java.util.Locale.ROOT)));
        } catch (DateTimeException e) {
            throw refused(e);
        }
    }

    private static NumberFormatException refused(DateTimeException cause) {
        NumberFormatException refused = new NumberFormatException("expected " + EXPECTED);
        refused.initCause(cause);
        return refused;
    }
}
