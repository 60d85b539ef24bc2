package dev.refit.run.calendar;

import dev.refit.events.definition.trigger.PartitionsSpec;
import dev.refit.events.definition.trigger.PartitionsSpec.Every;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The periods of a definition. Names of periods sort as the periods do.
 *
 * @param every how long a period is
 * @param zone whose calendar counts
 */
public record Calendar(Every every, ZoneId zone) {

    public static Calendar of(PartitionsSpec partitions) {
        return new Calendar(partitions.every(), partitions.zone());
    }

    /** The period of this name; empty when the name is none, such as {@code 2013-02-30}. */
    public Optional<Period> parse(String name) {
        return PeriodNames.parse(every, name).map(start -> new Period(this, start));
    }

    /** What the name of a period looks like, with an example. */
    public String expected() {
        return PeriodNames.expected(every);
    }

    /** The beginning of a period in this calendar's zone. */
    Instant instant(LocalDateTime start) {
        return start.atZone(zone).toInstant();
    }
}
