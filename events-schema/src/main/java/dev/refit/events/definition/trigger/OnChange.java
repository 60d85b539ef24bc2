package dev.refit.events.definition.trigger;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a changed definition asks for when it is applied. */
public enum OnChange {
    /** Nothing: it counts from the next run on. */
    @JsonProperty("wait")
    WAIT,
    /** A run of the newest complete partition. */
    @JsonProperty("run")
    RUN
}
