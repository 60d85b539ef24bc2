package dev.refit.events.definition.trigger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.refit.events.checks.Checks;
import java.time.DateTimeException;
import java.time.ZoneId;

/**
 * Says that partitions are periods: spans of the calendar, which have an order, a beginning and an end.
 *
 * @param every how long a period is
 * @param timeZone whose calendar it is, of the tz database; UTC where the definition says none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartitionsSpec(Every every, String timeZone) {

    /** The length of a period. */
    public enum Every {
        @JsonProperty("year")
        YEAR,
        @JsonProperty("quarter")
        QUARTER,
        @JsonProperty("month")
        MONTH,
        @JsonProperty("week")
        WEEK,
        @JsonProperty("day")
        DAY,
        @JsonProperty("hour")
        HOUR
    }

    public PartitionsSpec {
        Checks.present("every", every);
        requireZone(timeZone);
    }

    /** The zone whose calendar counts. */
    public ZoneId zone() {
        return timeZone == null ? ZoneId.of("UTC") : ZoneId.of(timeZone);
    }

    /** @throws IllegalArgumentException when the text is given and no zone */
    static void requireZone(String timeZone) {
        try {
            if (timeZone != null) {
                ZoneId.of(timeZone);
            }
        } catch (DateTimeException e) {
            throw Checks.invalid("timeZone", timeZone, "a zone of the tz database, such as America/New_York");
        }
    }
}
