package dev.refit.events.artifact;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a trained model is written. Each format has one engine or more that write it. */
public enum ModelFormat {
    /** H2O's portable form, a zip file. */
    @JsonProperty("mojo")
    MOJO
}
