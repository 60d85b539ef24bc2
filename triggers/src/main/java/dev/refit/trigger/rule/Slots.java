package dev.refit.trigger.rule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.refit.events.checks.Checks;
import dev.refit.events.definition.trigger.ScheduleSpec;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * The instants of a schedule. Its times are those of the clock on the wall: one that there is not, because the clock is put
 * forward over it, comes when that happens; one that there is twice comes the first time.
 */
final class Slots {
    /** A day of a leap year, after which every schedule that ever comes does so within eight years. */
    private static final LocalDateTime SOMEDAY = LocalDateTime.of(2024, 1, 1, 0, 0);

    private final ExecutionTime times;
    private final ZoneId zone;

    /** @throws IllegalArgumentException when the schedule's cron is none */
    Slots(ScheduleSpec schedule) {
        this.times = ExecutionTime.forCron(
                new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(schedule.cron()));
        this.zone = schedule.zone();
    }

    /** @throws IllegalArgumentException when the schedule's cron is none, or never comes */
    static void require(ScheduleSpec schedule) {
        String expected = "five fields of crontab that come now and then, such as 0 6 * * MON";
        try {
            if (new Slots(schedule).next(SOMEDAY).isPresent()) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // The library's words are of its own terms.
        }
        throw Checks.invalid("schedule.cron", schedule.cron(), expected);
    }

    /** The first slot after an instant; empty when there is none any more. */
    Optional<Instant> after(Instant instant) {
        Optional<LocalDateTime> local = next(LocalDateTime.ofInstant(instant, zone));
        while (local.isPresent() && !instant(local.get()).isAfter(instant)) {
            local = next(local.get());
        }
        return local.map(this::instant);
    }

    /** The last slot at or before an instant; empty when there was none. */
    Optional<Instant> atOrBefore(Instant instant) {
        Optional<LocalDateTime> local = previous(latest(instant).plusNanos(1));
        while (local.isPresent() && instant(local.get()).isAfter(instant)) {
            local = previous(local.get());
        }
        return local.map(this::instant).map(found -> last(found, instant));
    }

    /** The library's last one may be some days too early where months differ in length. */
    private Instant last(Instant slot, Instant until) {
        Instant last = slot;
        Optional<Instant> next = after(last);
        while (next.isPresent() && !next.get().isAfter(until)) {
            last = next.get();
            next = after(last);
        }
        return last;
    }

    /** The latest time that the clock on the wall has shown by then: where it is put back, that is not what it shows. */
    private LocalDateTime latest(Instant instant) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        return transition != null && transition.isOverlap() && !instant.isBefore(transition.getInstant())
                ? transition.getDateTimeBefore()
                : local;
    }

    private Instant instant(LocalDateTime local) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : local.atZone(zone).toInstant();
    }

    private Optional<LocalDateTime> next(LocalDateTime local) {
        return times.nextExecution(local.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
    }

    private Optional<LocalDateTime> previous(LocalDateTime local) {
        return times.lastExecution(local.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
    }
}
