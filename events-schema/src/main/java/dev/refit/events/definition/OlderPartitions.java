package dev.refit.events.definition;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of a model that would become the newest version although its partition is not the newest. */
public enum OlderPartitions {
    /** Its library is made and proven, and stays private: the run is rejected. */
    @JsonProperty("reject")
    REJECT,
    /** It is published as any other: versions follow the order in which models are made. */
    @JsonProperty("publish")
    PUBLISH
}
