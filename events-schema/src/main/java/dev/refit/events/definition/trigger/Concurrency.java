package dev.refit.events.definition.trigger;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of a run that is due while another one of the refit is under way. Runs by hand are not concerned. */
public enum Concurrency {
    /** It begins as well. */
    @JsonProperty("Allow")
    ALLOW,
    /** It is left out. */
    @JsonProperty("Forbid")
    FORBID,
    /** It begins, and the one under way is cancelled. */
    @JsonProperty("Replace")
    REPLACE,
    /** It begins when the one under way is over; of several of one partition only the newest. */
    @JsonProperty("Queue")
    QUEUE
}
