package dev.refit.trigger.rule;

import dev.refit.events.TriggerEvent.RefitOverdue;
import dev.refit.events.checks.TimeSpan;
import java.time.Instant;

/** The rule of freshness: a model that is older than the definition allows is said to be, once until the next one. */
final class FreshnessRule {
    private FreshnessRule() {}

    static void due(Turn turn) {
        String within = turn.facts.spec().freshWithin();
        if (within == null || turn.isSuspended()) {
            return;
        }
        Instant from = turn.promoted == null ? turn.since : turn.promoted;
        Instant end = from.plus(TimeSpan.of(within).orElseThrow());
        if (end.isAfter(turn.now())) {
            turn.askAgain(end);
        } else if (!from.equals(turn.overdue)) {
            turn.overdue = from;
            turn.say(new RefitOverdue(turn.facts.spec().name(), within, from));
        }
    }
}
