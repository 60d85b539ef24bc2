package dev.refit.events.definition;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a library does with a value that its model was not made for, besides counting it. */
public enum InputPolicy {
    /** The model gets it as it is. */
    @JsonProperty("score")
    SCORE,
    /** The model is told that the value is missing. */
    @JsonProperty("missing")
    MISSING,
    /** Scoring ends with an error that names column and value. */
    @JsonProperty("refuse")
    REFUSE
}
