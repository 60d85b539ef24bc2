package dev.refit.trigger.rule;

import dev.refit.events.definition.RefitDefinition;
import dev.refit.trigger.backfill.Backfill;
import dev.refit.trigger.backfill.BackfillItem;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The limit of the runs of a refit that are under way at once: those that the rules have requested, and a back-fill's. */
final class RunLimit {
    private static final int NAMED = 5;

    private RunLimit() {}

    /**
     * Whether one more run may begin.
     *
     * @param others how many are under way besides those of the back-fill
     */
    static boolean hasRoom(RefitDefinition spec, int others, Backfill backfill) {
        return spec.maxRuns() == null || others + count(backfill) < spec.maxRuns();
    }

    /** The runs that a queued one waits for, in words: with a limit also those of a back-fill. */
    static String named(RefitDefinition spec, Collection<String> active, Backfill backfill) {
        List<String> runs = Stream.concat(active.stream(), spec.maxRuns() == null ? Stream.of() : runs(backfill))
                .toList();
        String first = String.join(", ", runs.subList(0, Math.min(NAMED, runs.size())));
        return runs.size() > NAMED ? first + " or one of " + (runs.size() - NAMED) + " more" : first;
    }

    private static Stream<String> runs(Backfill backfill) {
        return backfill == null
                ? Stream.of()
                : backfill.items().values().stream()
                        .filter(item -> item.state() == BackfillItem.State.RUNNING)
                        .map(BackfillItem::run);
    }

    private static int count(Backfill backfill) {
        return backfill == null ? 0 : backfill.count(BackfillItem.State.RUNNING);
    }
}
