package dev.refit.trigger.rule;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.refit.events.definition.trigger.ScheduleSpec;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** The instants of a schedule. */
final class Slots {
    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    private final ExecutionTime times;
    private final ZoneId zone;

    /** @throws IllegalArgumentException when the schedule's cron is none */
    Slots(ScheduleSpec schedule) {
        Cron cron = PARSER.parse(schedule.cron());
        this.times = ExecutionTime.forCron(cron);
        this.zone = schedule.zone();
    }

    /** The first slot after an instant; empty when there is none any more. */
    Optional<Instant> after(Instant instant) {
        return times.nextExecution(ZonedDateTime.ofInstant(instant, zone))
                .map(ZonedDateTime::toInstant)
                .filter(slot -> slot.isAfter(instant));
    }

    /** The last slot at or before an instant; empty when there was none. */
    Optional<Instant> atOrBefore(Instant instant) {
        return times.lastExecution(ZonedDateTime.ofInstant(instant.plusMillis(1), zone))
                .map(ZonedDateTime::toInstant)
                .filter(slot -> !slot.isAfter(instant));
    }
}
