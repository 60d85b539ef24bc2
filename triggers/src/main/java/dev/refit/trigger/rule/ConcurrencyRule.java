package dev.refit.trigger.rule;

import dev.refit.events.TriggerEvent.RunHeldBack.Reason;
import dev.refit.events.definition.trigger.Concurrency;
import dev.refit.events.run.Trigger;
import java.util.List;

/** The rule of concurrency: what becomes of a run that is due while others of the refit are under way. */
final class ConcurrencyRule {
    private ConcurrencyRule() {}

    static void request(Turn turn, String partition, Trigger trigger, String occasion) {
        Concurrency mode = turn.facts.spec().concurrencyOrDefault();
        String others = RunLimit.named(turn.facts.spec(), turn.active.keySet(), turn.backfill);
        if (mode == Concurrency.FORBID && !turn.active.isEmpty()) {
            turn.heldBack(partition, Reason.FORBIDDEN, occasion, "the run is left out, as " + others + " is under way");
        } else if (mode == Concurrency.REPLACE && RunLimit.hasRoom(turn.facts.spec(), 0, turn.backfill)) {
            for (String run : List.copyOf(turn.active.keySet())) {
                turn.replace(run, partition, occasion);
            }
            turn.request(partition, trigger);
        } else if (mayBegin(turn)) {
            turn.request(partition, trigger);
        } else {
            queue(turn, partition, trigger, occasion, others);
        }
    }

    /** Whether a run may begin beside those that are under way. */
    private static boolean mayBegin(Turn turn) {
        boolean beside = turn.facts.spec().concurrencyOrDefault() == Concurrency.ALLOW;
        return (beside || turn.active.isEmpty())
                && RunLimit.hasRoom(turn.facts.spec(), turn.active.size(), turn.backfill);
    }

    static void ended(Turn turn, RunEnd end) {
        RefitState after = turn.decision().state().after(end);
        turn.active.keySet().retainAll(after.active().keySet());
        turn.promoted = after.promoted();
        turn.backfill = after.backfill();
    }

    /** Begins what waited for runs that are over. */
    static void due(Turn turn) {
        while (!turn.queue.isEmpty() && !turn.isSuspended() && mayBegin(turn)) {
            String partition = turn.queue.firstKey();
            Trigger trigger = turn.queue.remove(partition);
            String occasion = "queue/" + trigger.key() + "/" + turn.now();
            if (ScheduleRule.isTooLate(turn, trigger)) {
                turn.heldBack(
                        partition,
                        Reason.MISSED,
                        occasion,
                        "the slot " + trigger.key() + " waited beyond its deadline");
            } else if (turn.partitions.isRunnable(partition)) {
                turn.request(partition, trigger);
            } else {
                turn.heldBack(partition, Reason.INCOMPLETE, occasion, partition + " is not complete any more");
            }
        }
    }

    private static void queue(Turn turn, String partition, Trigger trigger, String occasion, String others) {
        if (turn.queue.put(partition, trigger) != null) {
            turn.heldBack(
                    partition,
                    Reason.REPLACED,
                    occasion,
                    "this run of " + partition + " takes the place of one in the queue");
        } else {
            turn.heldBack(partition, Reason.QUEUED, occasion, "the run begins when " + others + " is over");
        }
    }
}
