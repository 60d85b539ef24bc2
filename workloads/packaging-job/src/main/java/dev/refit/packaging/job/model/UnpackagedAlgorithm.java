package dev.refit.packaging.job.model;

import java.util.Map;
import java.util.Optional;

/** The algorithms of H2O whose MOJOs are not packaged, with the reason. */
final class UnpackagedAlgorithm {
    private static final String UNSUPERVISED = "it predicts no response, so there is nothing to compare it with";

    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("isolationforest", UNSUPERVISED),
            Map.entry("extendedisolationforest", UNSUPERVISED),
            Map.entry("kmeans", UNSUPERVISED),
            Map.entry("pca", UNSUPERVISED),
            Map.entry("glrm", UNSUPERVISED),
            Map.entry("word2vec", UNSUPERVISED),
            Map.entry("targetencoder", UNSUPERVISED),
            Map.entry(
                    "gam",
                    "its MOJO asks for columns of splines that only H2O computes, instead of the columns of the table"),
            Map.entry("coxph", "it predicts a hazard relative to other rows, not a response"),
            Map.entry("upliftdrf", "it predicts the effect of a treatment, not a response"),
            Map.entry("psvm", "its scores are not those of a classification or a regression"),
            Map.entry("svm", "its scores are not those of a classification or a regression"),
            Map.entry("klime", "it explains another model and predicts no response of its own"));

    private UnpackagedAlgorithm() {}

    /** Returns why no library is made of a model of this algorithm. It is empty if the algorithm is not known. */
    static Optional<String> reason(String key) {
        return Optional.ofNullable(REASONS.get(key));
    }
}
