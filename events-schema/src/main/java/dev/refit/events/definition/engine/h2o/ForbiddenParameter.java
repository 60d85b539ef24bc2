package dev.refit.events.definition.engine.h2o;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A parameter of H2O that a definition may not set.
 *
 * @param name H2O's name of it
 * @param reason a clause about the parameter that begins with "that", such as {@code that Refit sets itself}
 * @param instead what the author can do, such as {@code use target}
 */
public record ForbiddenParameter(String name, String reason, String instead) {
    private static final String OURS = "that Refit sets itself";
    private static final String FILES = "that makes H2O write files of its own";
    private static final String UNEXPORTED = "that no exported model carries";
    private static final String CODE = "that runs code in H2O";

    private static final Map<String, ForbiddenParameter> BY_NAME = List.of(
                    new ForbiddenParameter("response_column", OURS, "use target"),
                    new ForbiddenParameter("ignored_columns", OURS, "use ignore"),
                    new ForbiddenParameter("training_frame", OURS, "use validation and holdout"),
                    new ForbiddenParameter("validation_frame", OURS, "use validation"),
                    new ForbiddenParameter("model_id", OURS, "use metadata.name"),
                    new ForbiddenParameter(
                            "checkpoint", "that continues an earlier training", "train a new model in every trial"),
                    new ForbiddenParameter("export_checkpoints_dir", FILES, "Refit stores the model of every trial"),
                    new ForbiddenParameter("in_training_checkpoints_dir", FILES, "Refit stores the trained model only"),
                    new ForbiddenParameter("save_matrix_directory", FILES, "the feature table is in the store"),
                    new ForbiddenParameter("custom_metric_func", CODE, "use metric"),
                    new ForbiddenParameter("custom_distribution_func", CODE, "use distribution"),
                    new ForbiddenParameter(
                            "offset_column",
                            "that packaged libraries do not read",
                            "have the transform make it a feature, or part of the target"),
                    new ForbiddenParameter(
                            "calibrate_model",
                            "that packaged libraries do not apply",
                            "calibrate the probabilities where they are used"),
                    new ForbiddenParameter(
                            "categorical_encoding",
                            "that gives the exported model other columns than the feature table",
                            "encode the columns in the transform"),
                    new ForbiddenParameter("interactions", UNEXPORTED, "make the products in the transform"),
                    new ForbiddenParameter("interaction_pairs", UNEXPORTED, "make the products in the transform"),
                    new ForbiddenParameter(
                            "autoencoder", "for models without a target", "train a model that predicts target"),
                    new ForbiddenParameter(
                            "HGLM", "for models that no library can be made of", "use a family without random effects"))
            .stream()
            .collect(Collectors.toUnmodifiableMap(ForbiddenParameter::name, Function.identity()));

    /** The rule for the parameter of this name, whatever the algorithm; empty if no rule forbids it. */
    public static Optional<ForbiddenParameter> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The names of all forbidden parameters, sorted. */
    public static List<String> names() {
        return BY_NAME.keySet().stream().sorted().toList();
    }

    static ForbiddenParameter withoutValue(String name) {
        return new ForbiddenParameter(
                name,
                "whose value a definition cannot hold",
                "values are texts, numbers, true, false, lists of these, and mappings of columns to numbers");
    }
}
