package dev.refit.events.definition.engine.h2o;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/** The algorithms of H2O that leave a MOJO we prove. */
public enum Algorithm {
    @JsonProperty("gbm")
    GBM("ntrees"),
    @JsonProperty("drf")
    DRF("ntrees"),
    @JsonProperty("glm")
    GLM(null),
    @JsonProperty("deeplearning")
    DEEPLEARNING("epochs"),
    @JsonProperty("xgboost")
    XGBOOST("ntrees");

    private final String resource;

    Algorithm(String resource) {
        this.resource = resource;
    }

    /** The parameter that makes a model better and its training longer the more of it there is; empty if there is none. */
    public Optional<String> resource() {
        return Optional.ofNullable(resource);
    }
}
