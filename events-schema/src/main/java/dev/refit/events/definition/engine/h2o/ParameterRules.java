package dev.refit.events.definition.engine.h2o;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.refit.events.RefitJson;
import dev.refit.events.checks.Checks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which parameters of an algorithm of H2O a definition may set, and to which values. The reader of definitions and the
 * workload ask the same rules. Whether a value is in H2O's range is H2O's to decide. Immutable.
 */
public final class ParameterRules {
    /** The table of H2O's parameters, which is made from H2O's own schemas. */
    public static final String TABLE = "parameters.json";

    private static final Map<Algorithm, Map<String, H2oParameter>> ALL = table();

    private final Map<String, H2oParameter> parameters;

    private ParameterRules(Map<String, H2oParameter> parameters) {
        this.parameters = parameters;
    }

    public static ParameterRules of(Algorithm algorithm) {
        return new ParameterRules(ALL.get(algorithm));
    }

    /** The names of the parameters that a definition may set, in H2O's order. */
    public List<String> settable() {
        return parameters.keySet().stream()
                .filter(name -> forbidden(name).isEmpty())
                .toList();
    }

    /** Why a definition may not set the parameter; empty if it may, or if the algorithm has no such parameter. */
    public Optional<ForbiddenParameter> forbidden(String name) {
        H2oParameter parameter = parameters.get(name);
        return ForbiddenParameter.find(name)
                .or(() -> parameter == null || parameter.canBeSet()
                        ? Optional.empty()
                        : Optional.of(ForbiddenParameter.withoutValue(name)));
    }

    /** The parameter of this name; empty if the algorithm has none. */
    public Optional<H2oParameter> find(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /**
     * Requires that a definition may set the parameter to this value.
     *
     * @throws IllegalArgumentException otherwise; the message begins with the field
     */
    void require(String field, String name, Object value) {
        Optional<ForbiddenParameter> forbidden = forbidden(name);
        if (forbidden.isPresent()) {
            throw Checks.invalid(
                    field,
                    "a parameter " + forbidden.get().reason(),
                    "it left out; " + forbidden.get().instead());
        }
        H2oParameter known = find(name)
                .orElseThrow(() -> Checks.invalid(field, value, "a parameter among " + String.join(", ", settable())));
        if (!known.accepts(value)) {
            throw Checks.invalid(field, value, known.expected());
        }
    }

    private static Map<Algorithm, Map<String, H2oParameter>> table() {
        try (InputStream in = ParameterRules.class.getResourceAsStream(TABLE)) {
            return RefitJson.mapper()
                    .readValue(in, new TypeReference<LinkedHashMap<Algorithm, Map<String, H2oParameter>>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + TABLE, e);
        }
    }
}
