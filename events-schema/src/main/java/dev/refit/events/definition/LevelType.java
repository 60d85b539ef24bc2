package dev.refit.events.definition;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the levels of a categorical column are in the library's Java. */
public enum LevelType {
    /** Texts, which are checked when a row is scored. */
    @JsonProperty("text")
    TEXT,
    /** Constants of an enum, as far as {@link dev.refit.events.model.LevelConstants} go. */
    @JsonProperty("enum")
    ENUM
}
