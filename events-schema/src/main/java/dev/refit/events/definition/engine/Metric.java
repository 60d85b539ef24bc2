package dev.refit.events.definition.engine;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What trials are compared by, and in which direction. Ties go to the trial with the lower number. */
public enum Metric {
    @JsonProperty("auc")
    AUC(true),
    @JsonProperty("aucpr")
    AUCPR(true),
    @JsonProperty("logloss")
    LOGLOSS(false),
    @JsonProperty("mean_per_class_error")
    MEAN_PER_CLASS_ERROR(false),
    @JsonProperty("rmse")
    RMSE(false),
    @JsonProperty("mae")
    MAE(false),
    @JsonProperty("r2")
    R2(true);

    private final boolean higherIsBetter;

    Metric(boolean higherIsBetter) {
        this.higherIsBetter = higherIsBetter;
    }

    /** The key of this metric in every map of metrics, such as {@code auc}. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public boolean isBetter(double candidate, double incumbent) {
        return higherIsBetter ? candidate > incumbent : candidate < incumbent;
    }
}
