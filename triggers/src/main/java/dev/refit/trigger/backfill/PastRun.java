package dev.refit.trigger.backfill;

import dev.refit.events.run.RunContext;

/**
 * A run of a partition that was requested before.
 *
 * @param run the run; null when only its end is on record, so that nobody can say what it read
 * @param id the run's id
 * @param state how it stands: {@link BackfillItem.State#RUNNING} when its end is not known
 */
public record PastRun(RunContext run, String id, BackfillItem.State state) {
    boolean isOfSameWork(RunContext other) {
        return run != null && run.isSameWork(other);
    }

    boolean hasModel() {
        return state == BackfillItem.State.SUCCEEDED || state == BackfillItem.State.REJECTED;
    }
}
