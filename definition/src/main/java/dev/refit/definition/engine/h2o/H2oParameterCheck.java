package dev.refit.definition.engine.h2o;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.definition.document.Document;
import dev.refit.definition.document.KeyPath;
import dev.refit.definition.document.ProblemList;
import dev.refit.events.RefitJson;
import dev.refit.events.checks.CloseMatch;
import dev.refit.events.definition.engine.h2o.Algorithm;
import dev.refit.events.definition.engine.h2o.ForbiddenParameter;
import dev.refit.events.definition.engine.h2o.H2oParameter;
import dev.refit.events.definition.engine.h2o.ParameterRules;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Holds the parameters of a definition and the values of its trials against the rules that the workload goes by. */
final class H2oParameterCheck {
    private final Document document;
    private final ProblemList problems;
    private final KeyPath h2oPath;
    private final JsonNode h2o;

    H2oParameterCheck(Document document, ProblemList problems, KeyPath h2oPath, JsonNode h2o) {
        this.document = document;
        this.problems = problems;
        this.h2oPath = h2oPath;
        this.h2o = h2o;
    }

    void run() {
        Optional<Algorithm> algorithm = algorithm();
        for (Map.Entry<String, JsonNode> parameter : h2o.path("parameters").properties()) {
            KeyPath path = h2oPath.to("parameters").to(parameter.getKey());
            name(path, parameter.getKey(), algorithm).ifPresent(known -> value(path, known, parameter.getValue()));
        }
        for (Map.Entry<String, JsonNode> trial : h2o.path("trials").properties()) {
            KeyPath path = h2oPath.to("trials").to(trial.getKey());
            name(path, trial.getKey(), algorithm).ifPresent(known -> tried(path, known, trial.getValue()));
        }
    }

    private void tried(KeyPath path, H2oParameter parameter, JsonNode tried) {
        if (tried.isObject() && !parameter.isNumber()) {
            problems.add(document.ofValue(path), path, "a range", "a list, of which each is " + parameter.expected());
        } else if (tried.isObject()) {
            tried.properties().stream()
                    .filter(key -> key.getValue().isNumber())
                    .forEach(key -> value(path.to(key.getKey()), parameter, key.getValue()));
        } else {
            for (int i = 0; i < tried.size(); i++) {
                value(path.at(i), parameter, tried.get(i));
            }
        }
    }

    /** Empty if the schema refuses the algorithm. */
    private Optional<Algorithm> algorithm() {
        String name = h2o.path("algorithm").asText().toUpperCase(Locale.ROOT);
        return List.of(Algorithm.values()).stream()
                .filter(algorithm -> algorithm.name().equals(name))
                .findFirst();
    }

    /** The parameter if a definition may set it. */
    private Optional<H2oParameter> name(KeyPath path, String name, Optional<Algorithm> algorithm) {
        Optional<ParameterRules> rules = algorithm.map(ParameterRules::of);
        Optional<ForbiddenParameter> forbidden =
                rules.map(known -> known.forbidden(name)).orElseGet(() -> ForbiddenParameter.find(name));
        if (forbidden.isPresent()) {
            String got = "a parameter " + forbidden.get().reason();
            problems.add(
                    document.ofKey(path),
                    path,
                    got,
                    "it left out; " + forbidden.get().instead());
            return Optional.empty();
        }
        Optional<H2oParameter> known = rules.flatMap(parameters -> parameters.find(name));
        if (rules.isPresent() && known.isEmpty() && !problems.concern(path)) {
            unknown(path, name, rules.get().settable());
        }
        return known;
    }

    private void unknown(KeyPath path, String name, List<String> settable) {
        String algorithm = h2o.get("algorithm").asText();
        String hint = CloseMatch.hint(name, settable);
        String expected =
                "a parameter of " + algorithm + (hint.isEmpty() ? ", which are " + String.join(", ", settable) : hint);
        problems.add(document.ofKey(path), path, "a parameter that " + algorithm + " does not have", expected);
    }

    private void value(KeyPath path, H2oParameter parameter, JsonNode value) {
        if (!problems.concernWithin(path)
                && !parameter.accepts(RefitJson.mapper().convertValue(value, Object.class))) {
            problems.add(document, path, value, parameter.expected());
        }
    }
}
