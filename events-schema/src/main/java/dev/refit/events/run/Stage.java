package dev.refit.events.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The stages of a run, in their order. Promotion is the second step of packaging and launches no workload. */
public enum Stage {
    @JsonProperty("ingest")
    INGEST,
    @JsonProperty("transform")
    TRANSFORM,
    @JsonProperty("training")
    TRAINING,
    @JsonProperty("packaging")
    PACKAGING,
    @JsonProperty("promotion")
    PROMOTION;

    /** The name in paths, workload names, headers and on screens, such as {@code ingest}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
