package dev.refit.cli.platform;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A process of the platform. */
public enum Part {
    @JsonProperty("broker")
    BROKER,
    @JsonProperty("ingest")
    INGEST,
    @JsonProperty("transform")
    TRANSFORM,
    @JsonProperty("training")
    TRAINING,
    @JsonProperty("packaging")
    PACKAGING;

    /** The name on screens and of log files, such as {@code ingest}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<Part> services() {
        return Arrays.stream(values()).filter(part -> part != BROKER).toList();
    }
}
