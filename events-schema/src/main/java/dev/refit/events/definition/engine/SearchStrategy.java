package dev.refit.events.definition.engine;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the trials of a definition are found among the values that there are to try. */
public enum SearchStrategy {
    /** Every combination is one trial. */
    @JsonProperty("grid")
    GRID,
    /** So many combinations are drawn, none of them twice. */
    @JsonProperty("random")
    RANDOM,
    /** Random combinations begin with little of a resource; the best of each round go on with more of it. */
    @JsonProperty("halving")
    HALVING
}
