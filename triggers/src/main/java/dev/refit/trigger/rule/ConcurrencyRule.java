package dev.refit.trigger.rule;

import dev.refit.events.TriggerEvent.RunHeldBack.Reason;
import dev.refit.events.run.Trigger;
import java.util.List;

/** The rule of concurrency: what becomes of a run that is due while others of the refit are under way. */
final class ConcurrencyRule {
    private ConcurrencyRule() {}

    static void request(Turn turn, String partition, Trigger trigger, String occasion) {
        String others = String.join(", ", turn.active.keySet());
        switch (turn.facts.spec().concurrencyOrDefault()) {
            case ALLOW -> turn.request(partition, trigger);
            case FORBID -> {
                if (turn.active.isEmpty()) {
                    turn.request(partition, trigger);
                } else {
                    turn.heldBack(
                            partition,
                            Reason.FORBIDDEN,
                            occasion,
                            "the run is left out, as " + others + " is under way");
                }
            }
            case REPLACE -> {
                for (String run : List.copyOf(turn.active.keySet())) {
                    turn.replace(run, partition, occasion);
                }
                turn.request(partition, trigger);
            }
            case QUEUE -> {
                if (turn.active.isEmpty()) {
                    turn.request(partition, trigger);
                } else {
                    queue(turn, partition, trigger, occasion, others);
                }
            }
        }
    }

    static void ended(Turn turn, RunEnd end) {
        RefitState after = turn.decision().state().after(end);
        turn.active.keySet().retainAll(after.active().keySet());
        turn.promoted = after.promoted();
        turn.backfill = after.backfill();
    }

    /** Begins what waited for runs that are over. */
    static void due(Turn turn) {
        while (turn.active.isEmpty() && !turn.queue.isEmpty() && !turn.isSuspended()) {
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
