package dev.refit.definition.engine.h2o;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What a model predicts: a text or boolean is a class, a number a quantity, unless distribution or family says otherwise. */
enum TargetKind {
    CLASS(List.of("auc", "aucpr", "logloss", "mean_per_class_error", "rmse", "r2")),
    QUANTITY(List.of("rmse", "mae", "r2"));

    private static final Set<String> OF_CLASSES = Set.of("bernoulli", "binomial", "multinomial", "ordinal");
    private static final Set<String> NUMBERS = Set.of("tinyint", "smallint", "int", "bigint", "float", "double");

    private final List<String> metrics;

    TargetKind(List<String> metrics) {
        this.metrics = metrics;
    }

    static TargetKind of(String type, JsonNode parameters) {
        String asked = Stream.of("distribution", "family")
                .map(name -> parameters.path(name).asText("").toLowerCase(Locale.ROOT))
                .filter(value -> !value.isEmpty() && !value.equals("auto"))
                .findFirst()
                .orElse("");
        boolean isClass = asked.isEmpty() ? !NUMBERS.contains(type) : OF_CLASSES.contains(asked);
        return isClass ? CLASS : QUANTITY;
    }

    /** The metrics that any such model can have. */
    List<String> metrics() {
        return metrics;
    }

    /** To follow "is int". */
    String explanation(String target) {
        return this == QUANTITY
                ? ", a quantity; CAST(" + target + " AS STRING) in the transform makes classes of it"
                : ", a class; a number in the transform makes a quantity of it";
    }
}
