package dev.refit.run.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;

/**
 * A span of a calendar. Hours are those of the clock on the wall: where it is put forward, the hour that there is not begins
 * with the one after it; where it is put back, the two hours of one name are one period.
 */
public final class Period implements Comparable<Period> {
    private final Calendar calendar;
    private final LocalDateTime start;

    Period(Calendar calendar, LocalDateTime start) {
        this.calendar = calendar;
        this.start = start;
    }

    /** Its name, which is the name of its partition. */
    public String name() {
        return PeriodNames.format(calendar.every(), start);
    }

    /** The first instant of it. */
    public Instant begins() {
        return calendar.instant(start);
    }

    /** The first instant after it. */
    public Instant ends() {
        return next().begins();
    }

    public Period next() {
        return plus(1);
    }

    public Period previous() {
        return plus(-1);
    }

    /** The period that comes this many periods later, or earlier for a negative number. */
    public Period plus(long periods) {
        LocalDateTime other =
                switch (calendar.every()) {
                    case YEAR -> start.plusYears(periods);
                    case QUARTER -> start.plusMonths(3 * periods);
                    case MONTH -> start.plusMonths(periods);
                    case WEEK -> start.plusWeeks(periods);
                    case DAY -> start.plusDays(periods);
                    case HOUR -> start.plusHours(periods);
                };
        return new Period(calendar, other);
    }

    @Override
    public int compareTo(Period other) {
        return Comparator.<Period, LocalDateTime>comparing(period -> period.start)
                .compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Period period && period.calendar.equals(calendar) && period.start.equals(start);
    }

    @Override
    public int hashCode() {
        return start.hashCode();
    }

    @Override
    public String toString() {
        return name();
    }
}
