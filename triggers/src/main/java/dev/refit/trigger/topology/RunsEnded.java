package dev.refit.trigger.topology;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.trigger.rule.RunEnd;
import java.util.stream.Stream;

/**
 * Which runs of one partition have ended.
 *
 * @param last the one that ended last; null when none did
 * @param completed the last one that ended with a model, published or not; null when none did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunsEnded(RunEnd last, RunEnd completed) {
    static final RunsEnded NONE = new RunsEnded(null, null);

    /** An end that is heard again, or late, does not undo a later one. */
    RunsEnded after(RunEnd end) {
        boolean hasModel = end.outcome() == RunEnd.Outcome.SUCCEEDED || end.outcome() == RunEnd.Outcome.REJECTED;
        return new RunsEnded(later(last, end), hasModel ? later(completed, end) : completed);
    }

    private static RunEnd later(RunEnd known, RunEnd end) {
        return known == null || !end.time().isBefore(known.time()) ? end : known;
    }

    /** The newest first. */
    Stream<RunEnd> ends() {
        return Stream.of(last, completed).filter(end -> end != null).distinct();
    }
}
