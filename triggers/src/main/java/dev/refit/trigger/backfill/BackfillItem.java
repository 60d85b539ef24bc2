package dev.refit.trigger.backfill;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.refit.events.checks.Checks;
import dev.refit.events.run.RunId;

/**
 * One partition of a back-fill.
 *
 * @param run the run that was requested for it; null before that
 * @param message why it was not run; null unless it was skipped
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BackfillItem(State state, String run, String message) {

    /** How a partition of a back-fill stands. */
    public enum State {
        /** No run was requested yet. */
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("running")
        RUNNING,
        /** Its model was published. */
        @JsonProperty("succeeded")
        SUCCEEDED,
        /** Its model stays private. */
        @JsonProperty("rejected")
        REJECTED,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("cancelled")
        CANCELLED,
        /** It turned out that there is nothing to run. */
        @JsonProperty("skipped")
        SKIPPED
    }

    public static final BackfillItem PENDING = new BackfillItem(State.PENDING, null, null);

    public BackfillItem {
        Checks.present("state", state);
        if (run != null) {
            Checks.name("run", run, RunId.MAX);
        }
    }

    public static BackfillItem running(String run) {
        return new BackfillItem(State.RUNNING, run, null);
    }

    public static BackfillItem skipped(String message) {
        return new BackfillItem(State.SKIPPED, null, message);
    }

    BackfillItem as(State other) {
        return new BackfillItem(other, run, message);
    }

    boolean hasModel() {
        return state == State.SUCCEEDED || state == State.REJECTED;
    }

    boolean isToBeTriedAgain() {
        return state == State.FAILED || state == State.CANCELLED;
    }
}
