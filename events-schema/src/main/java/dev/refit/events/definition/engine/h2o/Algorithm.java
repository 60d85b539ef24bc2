package dev.refit.events.definition.engine.h2o;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The algorithms of H2O that leave a MOJO we prove. */
public enum Algorithm {
    @JsonProperty("gbm")
    GBM,
    @JsonProperty("drf")
    DRF,
    @JsonProperty("glm")
    GLM,
    @JsonProperty("deeplearning")
    DEEPLEARNING,
    @JsonProperty("xgboost")
    XGBOOST
}
