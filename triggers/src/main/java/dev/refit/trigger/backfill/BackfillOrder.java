package dev.refit.trigger.backfill;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.refit.events.BackfillEvent.BackfillRequested;
import dev.refit.events.checks.Checks;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What somebody wants to have run.
 *
 * @param from the first partition; null for the first that there is
 * @param to the last partition; null for the last that there is
 * @param only which partitions; null or empty for all that have not succeeded from the same data and definition
 * @param parallel how many runs are under way at once; null for one
 * @param force whether those are run, too, that have succeeded from the same data and definition
 */
public record BackfillOrder(String from, String to, Set<Kind> only, Integer parallel, boolean force) {

    /** Why a partition needs a run. */
    public enum Kind {
        /** No run of it has ended. */
        @JsonProperty("missing")
        MISSING,
        /** The last run of it has failed or was cancelled. */
        @JsonProperty("failed")
        FAILED,
        /** It was run, of other data or another definition. */
        @JsonProperty("changed")
        CHANGED
    }

    public BackfillOrder {
        if (from != null) {
            Checks.partition("from", from);
        }
        if (to != null) {
            Checks.partition("to", to);
        }
        if (from != null && to != null && from.compareTo(to) > 0) {
            throw Checks.invalid("to", to, "a partition that is not before " + from);
        }
        only = only == null || only.isEmpty() ? EnumSet.allOf(Kind.class) : Set.copyOf(only);
        parallel = BackfillRequested.parallel(parallel == null ? 1 : parallel);
    }

    /** In words, such as {@code 2013-01 to 2013-12, only failed}. Equal orders have equal words. */
    public String words() {
        StringBuilder words = new StringBuilder();
        if (from == null && to == null) {
            words.append("all partitions");
        } else {
            words.append(from == null ? "all" : from).append(to == null ? " and later" : " to " + to);
        }
        if (only.size() < Kind.values().length) {
            words.append(", only");
            for (Kind kind : Kind.values()) {
                words.append(only.contains(kind) ? " " + kind.name().toLowerCase(Locale.ROOT) : "");
            }
        }
        return words.append(force ? ", forced" : "").toString();
    }
}
