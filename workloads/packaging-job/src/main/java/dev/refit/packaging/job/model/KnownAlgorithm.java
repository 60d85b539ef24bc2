package dev.refit.packaging.job.model;

import dev.refit.model.ModelInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The algorithms whose MOJOs are packaged, with the versions of their format. A model's own text about its algorithm is
 * used for nothing else than to find it here.
 */
enum KnownAlgorithm {
    GBM(
            "gbm",
            List.of("1.00", "1.10", "1.20", "1.30", "1.40"),
            "Gradient Boosting Machine",
            "Gradient Boosting Method"),
    DRF("drf", List.of("1.00", "1.10", "1.20", "1.30", "1.40"), "Distributed Random Forest"),
    XGBOOST("xgboost", List.of("1.00", "1.10"), "XGBoost"),
    GLM("glm", List.of("1.00"), "Generalized Linear Modeling", "Generalized Linear Model"),
    DEEP_LEARNING("deeplearning", List.of("1.00", "1.10"), "Deep Learning"),
    STACKED_ENSEMBLE("stackedensemble", List.of("1.00", "1.01"), "Stacked Ensemble", "StackedEnsemble"),
    RULE_FIT("rulefit", List.of("1.00"), "RuleFit"),
    ISOTONIC_REGRESSION("isotonicregression", List.of("1.00"), "Isotonic Regression");

    private final String key;
    private final List<String> versions;
    private final List<String> names;

    KnownAlgorithm(String key, List<String> versions, String... names) {
        this.key = key;
        this.versions = versions;
        this.names = List.of(names);
    }

    /** Returns the algorithm of a model. It is empty if the short and the long name are not those of one algorithm here. */
    static Optional<KnownAlgorithm> of(ModelInfo info) {
        return Arrays.stream(values())
                .filter(known -> known.key.equals(info.algorithm()) && known.names.contains(info.algorithmName()))
                .findFirst();
    }

    /** Tells whether a model with these texts is one of a known algorithm and version. */
    static boolean isKnown(String key, String name, String version) {
        return Arrays.stream(values())
                .anyMatch(known ->
                        known.key.equals(key) && known.names.contains(name) && known.versions.contains(version));
    }

    /** Lists the short names. */
    static String keys() {
        return Arrays.stream(values()).map(known -> known.key).collect(Collectors.joining(", "));
    }

    /** Tells whether the format of this version is known. */
    boolean reads(String version) {
        return versions.contains(version);
    }

    List<String> versions() {
        return versions;
    }
}
