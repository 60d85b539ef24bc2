package dev.refit.events.definition.trigger;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a new version of a period asks for when later windows hold that period as well. */
public enum Corrections {
    /** A run of each period whose window holds it. */
    @JsonProperty("rerun")
    RERUN,
    /** A run of the newest period whose window holds it. */
    @JsonProperty("newest")
    NEWEST,
    /** Nothing, unless the period itself has had no run yet. */
    @JsonProperty("ignore")
    IGNORE
}
