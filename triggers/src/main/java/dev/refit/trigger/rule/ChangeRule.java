package dev.refit.trigger.rule;

import dev.refit.events.definition.trigger.OnChange;
import dev.refit.events.run.Trigger;

/** The rule of changes: a definition that asks for it has a run of the newest complete partition when it is applied. */
final class ChangeRule {
    private ChangeRule() {}

    /** Takes over the definition in force. State without one is of an earlier release: that is no change. */
    static void notice(Turn turn, boolean applied) {
        String digest = turn.facts.definition().definition().digest();
        boolean changed = applied && !digest.equals(turn.digest);
        turn.digest = digest;
        if (turn.since == null) {
            turn.since = turn.now();
        }
        ScheduleRule.notice(turn);
        if (changed && turn.facts.spec().onChange() == OnChange.RUN && !turn.isSuspended()) {
            turn.partitions
                    .newestRunnable(turn.now())
                    .ifPresent(partition -> ConcurrencyRule.request(
                            turn, partition, trigger(turn), trigger(turn).key()));
        }
    }

    /** Each change is one request, also one that brings back what was before. */
    private static Trigger trigger(Turn turn) {
        return new Trigger(
                Trigger.Kind.ARRIVAL,
                "change/" + turn.digest + "/" + turn.now(),
                Trigger.Cause.CHANGE,
                "the definition was changed");
    }
}
