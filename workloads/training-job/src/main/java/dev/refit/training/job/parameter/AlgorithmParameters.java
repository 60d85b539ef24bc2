package dev.refit.training.job.parameter;

import dev.refit.events.checks.CloseMatch;
import dev.refit.events.definition.engine.h2o.Algorithm;
import dev.refit.events.definition.engine.h2o.ForbiddenParameter;
import dev.refit.events.definition.engine.h2o.H2oParameter;
import dev.refit.events.definition.engine.h2o.ParameterRules;
import dev.refit.job.JobFailedException;
import dev.refit.training.job.refusal.Refusal;
import hex.Model;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import water.api.schemas3.ModelParametersSchemaV3;

/** The parameters of a definition as H2O's own parameters object. */
public final class AlgorithmParameters {
    private final Algorithm algorithm;
    private final Map<String, Object> given;
    private final ParameterRules rules;

    public AlgorithmParameters(Algorithm algorithm, Map<String, Object> given) {
        this.algorithm = algorithm;
        this.given = given;
        this.rules = ParameterRules.of(algorithm);
    }

    /** @throws JobFailedException for a parameter that a definition may not set, or not to this value */
    public Model.Parameters toH2o() throws JobFailedException {
        for (Map.Entry<String, Object> parameter : given.entrySet()) {
            check(parameter.getKey(), parameter.getValue());
        }
        Map<String, Object> all = new LinkedHashMap<>(RepeatableDefaults.of(algorithm, given));
        all.putAll(given);
        ModelParametersSchemaV3<?, ?> schema = Schemas.defaults(algorithm);
        all.forEach((name, value) -> set(schema, name, value));
        return schema.createAndFillImpl();
    }

    private void check(String name, Object value) throws JobFailedException {
        Optional<ForbiddenParameter> forbidden = rules.forbidden(name);
        if (forbidden.isPresent()) {
            throw unknown(
                    name,
                    " that a definition may set",
                    name + " is a parameter " + forbidden.get().reason() + ": leave it out; "
                            + forbidden.get().instead() + ".");
        }
        H2oParameter parameter = rules.find(name)
                .orElseThrow(() -> unknown(
                        name,
                        CloseMatch.hint(name, rules.settable()),
                        algorithmName() + " takes " + String.join(", ", rules.settable()) + "."));
        if (!parameter.accepts(value)) {
            throw Refusal.definition(
                    "invalid-parameter",
                    "training.h2o.parameters." + name + ": got " + shown(value) + ", expected " + parameter.expected(),
                    "The names, types and values are those of H2O's own parameters.");
        }
    }

    private static void set(ModelParametersSchemaV3<?, ?> schema, String name, Object value) {
        try {
            Field field = schema.getClass().getField(name);
            field.set(schema, ParameterValue.of(value, field.getType()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("H2O lists a parameter that it does not have: " + name, e);
        }
    }

    private JobFailedException unknown(String name, String expected, String hint) {
        return Refusal.definition(
                "unknown-parameter",
                "training.h2o.parameters: got '" + name + "', expected a parameter of " + algorithmName() + expected,
                hint);
    }

    private String algorithmName() {
        return algorithm.name().toLowerCase(Locale.ROOT);
    }

    private static String shown(Object value) {
        return value instanceof String ? "'" + value + "'" : String.valueOf(value);
    }
}
