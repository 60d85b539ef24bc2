package dev.refit.events.definition.trigger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.refit.events.checks.Checks;
import dev.refit.events.checks.TimeSpan;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Runs by the clock: each slot of the schedule requests one run of the newest complete partition.
 *
 * @param cron five fields as crontab has them: minute, hour, day of the month, month, day of the week
 * @param timeZone whose clock it is, of the tz database; UTC where the definition says none
 * @param catchUp which slots count that passed while nobody looked; never null
 * @param arrivals whether arrivals request runs as well; never null
 * @param deadline how late the run of a slot may still begin; null for no limit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScheduleSpec(String cron, String timeZone, CatchUp catchUp, Arrivals arrivals, String deadline) {

    /** The slots that count after a time in which nobody looked. */
    public enum CatchUp {
        @JsonProperty("all")
        ALL,
        @JsonProperty("latest")
        LATEST,
        @JsonProperty("none")
        NONE
    }

    /** What arrivals do beside the slots. */
    public enum Arrivals {
        /** They request runs as they do without a schedule. */
        @JsonProperty("run")
        RUN,
        /** They wait for the next slot. */
        @JsonProperty("wait")
        WAIT
    }

    public ScheduleSpec {
        Checks.text("cron", cron);
        PartitionsSpec.requireZone(timeZone);
        catchUp = catchUp == null ? CatchUp.LATEST : catchUp;
        arrivals = arrivals == null ? Arrivals.RUN : arrivals;
        TriggerSpan.check("deadline", deadline);
    }

    /** The zone whose clock counts. */
    public ZoneId zone() {
        return timeZone == null ? ZoneId.of("UTC") : ZoneId.of(timeZone);
    }

    /** How late the run of a slot may begin; empty for no limit. */
    public Optional<Duration> deadlineTime() {
        return TimeSpan.of(deadline);
    }
}
