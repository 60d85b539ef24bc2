package dev.refit.run.calendar;

import dev.refit.events.definition.trigger.PartitionsSpec.Every;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The names of periods: ISO 8601, and 2013-Q1 for quarters. Weeks are those of ISO 8601, which begin on Monday. */
final class PeriodNames {
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
    private static final Pattern QUARTER = Pattern.compile("[0-9]{4}-Q[1-4]");
    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");
    private static final Pattern WEEK = Pattern.compile("[0-9]{4}-W[0-9]{2}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern HOUR = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}");

    private PeriodNames() {}

    static Optional<LocalDateTime> parse(Every every, String name) {
        if (!form(every).matcher(name).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(start(every, name))
                    .filter(start -> format(every, start).equals(name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static String format(Every every, LocalDateTime start) {
        return switch (every) {
            case YEAR -> text("%04d", start.getYear());
            case QUARTER -> text("%04d-Q%d", start.getYear(), start.get(IsoFields.QUARTER_OF_YEAR));
            case MONTH -> text("%04d-%02d", start.getYear(), start.getMonthValue());
            case WEEK ->
                text("%04d-W%02d", start.get(IsoFields.WEEK_BASED_YEAR), start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case DAY -> start.toLocalDate().toString();
            case HOUR -> text("%sT%02d", start.toLocalDate(), start.getHour());
        };
    }

    static String expected(Every every) {
        return switch (every) {
            case YEAR -> "a year, such as 2013";
            case QUARTER -> "a quarter, such as 2013-Q1";
            case MONTH -> "a month, such as 2013-03";
            case WEEK -> "a week of ISO 8601, such as 2013-W09";
            case DAY -> "a day, such as 2013-03-01";
            case HOUR -> "an hour, such as 2013-03-01T05";
        };
    }

    private static LocalDateTime start(Every every, String name) {
        LocalDate day =
                switch (every) {
                    case YEAR -> LocalDate.of(year(name), 1, 1);
                    case QUARTER -> LocalDate.of(year(name), 3 * number(name, 6, 7) - 2, 1);
                    case MONTH -> LocalDate.of(year(name), number(name, 5, 7), 1);
                    case WEEK -> LocalDate.parse(name + "-1", DateTimeFormatter.ISO_WEEK_DATE);
                    case DAY, HOUR -> LocalDate.parse(name.substring(0, 10));
                };
        return every == Every.HOUR ? day.atTime(number(name, 11, 13), 0) : day.atStartOfDay();
    }

    private static int year(String name) {
        return number(name, 0, 4);
    }

    private static int number(String name, int from, int to) {
        return Integer.parseInt(name, from, to, 10);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static Pattern form(Every every) {
        return switch (every) {
            case YEAR -> YEAR;
            case QUARTER -> QUARTER;
            case MONTH -> MONTH;
            case WEEK -> WEEK;
            case DAY -> DAY;
            case HOUR -> HOUR;
        };
    }
}
