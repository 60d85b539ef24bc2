package dev.refit.trigger.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.checks.Checks;
import dev.refit.events.run.Trigger;
import dev.refit.trigger.backfill.Backfill;
import dev.refit.trigger.backfill.BackfillItem;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the rules remember of one refit between two decisions. Its size depends on what is in flight, not on what was.
 *
 * @param digest of the definition in force; null before the first
 * @param since when the definition was applied for the first time; null before that
 * @param schedule the schedule that {@code slotsUntil} belongs to; null without one
 * @param slotsUntil the slots of the schedule up to this instant are decided; null without a schedule
 * @param promoted when a model was promoted last; null when none was
 * @param overdue the promotion, or the beginning, that was said to be too long ago; null when none was
 * @param waiting the partitions whose runs are not requested yet
 * @param givenUp the partitions that were given up, the newest last
 * @param active the runs under way that the rules have requested, with their partitions
 * @param queue the runs that begin when those under way are over, by partition
 * @param backfill the newest back-fill; null when there was none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RefitState(
        String digest,
        Instant since,
        String schedule,
        Instant slotsUntil,
        Instant promoted,
        Instant overdue,
        SortedMap<String, Waiting> waiting,
        List<String> givenUp,
        SortedMap<String, String> active,
        SortedMap<String, Trigger> queue,
        Backfill backfill) {
    /** Of a refit of which nothing is known. */
    public static final RefitState NONE =
            new RefitState(null, null, null, null, null, null, null, null, null, null, null);

    public RefitState {
        waiting = sorted(waiting);
        givenUp = Checks.copy("givenUp", givenUp);
        active = sorted(active);
        queue = sorted(queue);
    }

    /** When the newest model was promoted, or the definition applied when there is none; null before that. */
    public Instant freshSince() {
        return promoted == null ? since : promoted;
    }

    /** After the end of a run, whether a definition asks for it or not. */
    public RefitState after(RunEnd end) {
        boolean newer = end.outcome() == RunEnd.Outcome.SUCCEEDED
                && (promoted == null || end.time().isAfter(promoted));
        return new RefitState(
                        digest,
                        since,
                        schedule,
                        slotsUntil,
                        newer ? end.time() : promoted,
                        overdue,
                        waiting,
                        givenUp,
                        active,
                        queue,
                        backfill == null ? null : backfill.after(end.run(), BackfillRule.state(end.outcome())))
                .without(Set.of(end.run()));
    }

    /** Without runs that could not be requested after all. */
    public RefitState withoutFailed(Set<String> runs) {
        Backfill others = backfill;
        for (String run : runs) {
            others = others == null ? null : others.after(run, BackfillItem.State.FAILED);
        }
        return without(runs).with(without(runs).active, others);
    }

    private RefitState with(SortedMap<String, String> otherActive, Backfill otherBackfill) {
        return new RefitState(
                digest,
                since,
                schedule,
                slotsUntil,
                promoted,
                overdue,
                waiting,
                givenUp,
                otherActive,
                queue,
                otherBackfill);
    }

    private RefitState without(Set<String> runs) {
        SortedMap<String, String> others = new TreeMap<>(active);
        others.keySet().removeAll(runs);
        return with(others, backfill);
    }

    /** What is left when the definition is deleted: which runs are under way, and when a model was promoted. */
    public RefitState afterDeletion() {
        return new RefitState(null, null, null, null, promoted, overdue, null, null, active, null, null);
    }

    private static <V> SortedMap<String, V> sorted(Map<String, V> values) {
        return Collections.unmodifiableSortedMap(values == null ? new TreeMap<>() : new TreeMap<>(values));
    }
}
