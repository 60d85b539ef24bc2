package dev.refit.trigger.rule;

import dev.refit.events.TriggerEvent.RunHeldBack.Reason;
import dev.refit.events.definition.trigger.ScheduleSpec;
import dev.refit.events.definition.trigger.ScheduleSpec.CatchUp;
import dev.refit.events.run.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rule of the clock: each slot of the schedule requests one run of the newest complete partition, whose id is derived
 * from the slot. Slots count from when the schedule is applied, and each once: a clock that is put back repeats none.
 */
final class ScheduleRule {
    /** A slot is in time when it is decided this soon. */
    private static final Duration IN_TIME = Duration.ofMinutes(1);

    /** How many slots are caught up at once; the others come with the next decision. */
    private static final int AT_ONCE = 100;

    private ScheduleRule() {}

    /** Takes over the schedule in force: the slots of another one begin now. */
    static void notice(Turn turn) {
        ScheduleSpec schedule = turn.facts.spec().schedule();
        String text = schedule == null ? null : schedule.cron() + " " + schedule.zone();
        if (text == null) {
            turn.slotsUntil = null;
        } else if (!text.equals(turn.schedule)) {
            turn.slotsUntil = turn.now();
        }
        turn.schedule = text;
    }

    static void due(Turn turn) {
        ScheduleSpec schedule = turn.facts.spec().schedule();
        if (schedule == null) {
            return;
        }
        Slots slots = new Slots(schedule);
        if (slots.after(turn.slotsUntil)
                .filter(next -> !next.isAfter(turn.now()))
                .isEmpty()) {
            slots.after(turn.slotsUntil).ifPresent(turn::askAgain);
            return;
        }
        if (turn.isSuspended()) {
            last(turn, slots).ifPresent(last -> turn.slotsUntil = last);
        } else {
            passed(turn, schedule, slots).forEach(slot -> decide(turn, schedule, slot));
        }
        slots.after(turn.slotsUntil).ifPresent(turn::askAgain);
    }

    /** The last slot that has passed and is not decided; there is one, as the first has passed. */
    private static Optional<Instant> last(Turn turn, Slots slots) {
        return slots.atOrBefore(turn.now()).filter(turn.slotsUntil::isBefore).or(() -> slots.after(turn.slotsUntil));
    }

    /** The slots that have passed since the last decision and that the definition still counts, the oldest first. */
    private static List<Instant> passed(Turn turn, ScheduleSpec schedule, Slots slots) {
        if (schedule.catchUp() != CatchUp.ALL) {
            Optional<Instant> last = last(turn, slots);
            last.ifPresent(slot -> skip(turn, slots, slot));
            return last.stream().toList();
        }
        List<Instant> passed = new ArrayList<>();
        Instant from = turn.slotsUntil;
        while (passed.size() < AT_ONCE) {
            Optional<Instant> next = slots.after(from).filter(slot -> !slot.isAfter(turn.now()));
            if (next.isEmpty()) {
                break;
            }
            from = next.get();
            passed.add(from);
        }
        turn.slotsUntil = from;
        return passed;
    }

    /** Passes over all slots before the last one. */
    private static void skip(Turn turn, Slots slots, Instant last) {
        slots.after(turn.slotsUntil)
                .filter(first -> first.isBefore(last))
                .ifPresent(first -> turn.heldBack(
                        null,
                        Reason.MISSED,
                        "slot/" + first,
                        "the slots from " + first + " until before " + last + " passed while nobody looked"));
        turn.slotsUntil = last;
    }

    /** Whether the run of a slot, which waited for another run, may not begin any more. */
    static boolean isTooLate(Turn turn, Trigger trigger) {
        ScheduleSpec schedule = turn.facts.spec().schedule();
        return trigger.cause() == Trigger.Cause.SCHEDULE
                && schedule != null
                && schedule.deadlineTime()
                        .filter(most -> Instant.parse(trigger.key()).plus(most).isBefore(turn.now()))
                        .isPresent();
    }

    private static void decide(Turn turn, ScheduleSpec schedule, Instant slot) {
        Duration late = Duration.between(slot, turn.now());
        String occasion = "slot/" + slot;
        boolean missed = schedule.catchUp() == CatchUp.NONE && late.compareTo(IN_TIME) > 0;
        if (missed
                || schedule.deadlineTime()
                        .filter(most -> late.compareTo(most) > 0)
                        .isPresent()) {
            turn.heldBack(null, Reason.MISSED, occasion, "the slot " + slot + " was noticed " + late + " later");
            return;
        }
        Optional<String> partition = turn.partitions.newestRunnable(turn.now());
        if (partition.isEmpty()) {
            turn.heldBack(null, Reason.NO_DATA, occasion, "no partition is complete at the slot " + slot);
            return;
        }
        Trigger trigger = new Trigger(
                Trigger.Kind.ARRIVAL, slot.toString(), Trigger.Cause.SCHEDULE, "slot " + slot + " of " + turn.schedule);
        ConcurrencyRule.request(turn, partition.get(), trigger, occasion);
    }
}
