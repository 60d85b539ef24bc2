package dev.refit.training.job;

import dev.refit.events.definition.engine.h2o.Algorithm;
import dev.refit.job.JobFailedException;
import hex.Model;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import water.api.schemas3.ModelParametersSchemaV3;

/** The parameters of a definition as H2O's own parameters object. */
final class AlgorithmParameters {
    /** What the definition says elsewhere, what would write or read outside this job, and what a MOJO cannot carry. */
    private static final Set<String> RESERVED = Set.of(
            "model_id",
            "response_column",
            "ignored_columns",
            "offset_column",
            "custom_metric_func",
            "custom_distribution_func",
            "export_checkpoints_dir",
            "in_training_checkpoints_dir",
            "save_matrix_directory",
            "calibrate_model",
            "categorical_encoding",
            "autoencoder",
            "HGLM");

    private final Algorithm algorithm;
    private final Map<String, Object> given;

    AlgorithmParameters(Algorithm algorithm, Map<String, Object> given) {
        this.algorithm = algorithm;
        this.given = given;
    }

    /** @throws JobFailedException for a parameter that H2O does not know, or whose value is of another type */
    Model.Parameters toH2o() throws JobFailedException {
        ModelParametersSchemaV3<?, ?> schema = Schemas.defaults(algorithm);
        List<String> names = settable(schema);
        Map<String, Object> all = new LinkedHashMap<>(RepeatableDefaults.of(algorithm, given));
        all.putAll(given);
        for (Map.Entry<String, Object> parameter : all.entrySet()) {
            if (!names.contains(parameter.getKey())) {
                throw unknown(parameter.getKey(), names);
            }
            set(schema, parameter.getKey(), parameter.getValue());
        }
        return schema.createAndFillImpl();
    }

    private static void set(ModelParametersSchemaV3<?, ?> schema, String name, Object value) throws JobFailedException {
        try {
            Field field = schema.getClass().getField(name);
            field.set(schema, ParameterValue.of(name, value, field.getType()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("H2O lists a parameter that it does not have: " + name, e);
        }
    }

    private static List<String> settable(ModelParametersSchemaV3<?, ?> schema) {
        List<String> names = new ArrayList<>();
        for (String name : Schemas.names(schema)) {
            try {
                if (!RESERVED.contains(name)
                        && ParameterValue.isSettable(
                                schema.getClass().getField(name).getType())) {
                    names.add(name);
                }
            } catch (NoSuchFieldException e) {
                throw new IllegalStateException("H2O lists a parameter that it does not have: " + name, e);
            }
        }
        return names;
    }

    private JobFailedException unknown(String name, List<String> names) {
        String which = algorithm.name().toLowerCase(java.util.Locale.ROOT);
        boolean reserved = RESERVED.contains(name);
        return Refusal.definition(
                "unknown-parameter",
                "training.h2o.parameters: got '" + name + "', expected a parameter of " + which
                        + (reserved ? " that a definition may set" : CloseMatches.hint(name, names)),
                which + " takes " + String.join(", ", names) + ".");
    }
}
