package dev.refit.definition.engine.h2o;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.definition.document.Document;
import dev.refit.definition.document.KeyPath;
import dev.refit.definition.document.Position;
import dev.refit.definition.document.ProblemList;
import dev.refit.definition.schema.DefinitionSchema;
import dev.refit.definition.schema.SchemaWords;
import dev.refit.events.RefitJson;
import dev.refit.events.definition.TrainingSpec;
import dev.refit.events.definition.engine.SearchRules;
import dev.refit.events.definition.engine.SearchStrategy;
import dev.refit.events.definition.engine.TrialSearch;
import dev.refit.events.definition.engine.TrialSpace;
import dev.refit.events.definition.engine.ValueRange;
import dev.refit.events.definition.engine.Violation;
import dev.refit.events.definition.engine.h2o.Algorithm;
import dev.refit.events.definition.engine.h2o.H2oTraining;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds the ranges of a definition's trials and their search against the rules that the types go by. */
final class H2oSearchCheck {
    private final Document document;
    private final ProblemList problems;
    private final KeyPath h2oPath;
    private final JsonNode h2o;

    H2oSearchCheck(Document document, ProblemList problems, KeyPath h2oPath, JsonNode h2o) {
        this.document = document;
        this.problems = problems;
        this.h2oPath = h2oPath;
        this.h2o = h2o;
    }

    void run() {
        budget();
        for (Map.Entry<String, JsonNode> trial : h2o.path("trials").properties()) {
            KeyPath path = h2oPath.to("trials").to(trial.getKey());
            if (trial.getValue().isObject() && !problems.concernWithin(path)) {
                range(path, trial.getValue());
            }
        }
        boolean readable = List.of("algorithm", "trials", "search").stream()
                .noneMatch(key -> problems.concernWithin(h2oPath.to(key)));
        if (readable && h2o.path("algorithm").isTextual()) {
            search();
        }
    }

    private void budget() {
        JsonNode budget = h2o.at("/search/budget");
        KeyPath path = h2oPath.to("search").to("budget");
        if (budget.isTextual() && !problems.concern(path) && !TrainingSpec.isBudget(budget.textValue())) {
            problems.add(document, path, budget, SchemaWords.of(DefinitionSchema.TREE.at("/$defs/timeout")));
        }
    }

    private void range(KeyPath path, JsonNode range) {
        ValueRange.Scale scale =
                range.has("scale") ? RefitJson.mapper().convertValue(range.get("scale"), ValueRange.Scale.class) : null;
        Double step = range.has("step") ? range.get("step").doubleValue() : null;
        ValueRange.violations(range.get("min").doubleValue(), range.get("max").doubleValue(), step, scale)
                .forEach(found ->
                        problems.add(document, path.to(found.member()), range.get(found.member()), found.expected()));
    }

    private void search() {
        Map<String, List<Object>> values = new LinkedHashMap<>();
        Map<String, ValueRange> ranges = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> trial : h2o.path("trials").properties()) {
            if (trial.getValue().isObject()) {
                ranges.put(trial.getKey(), RefitJson.mapper().convertValue(trial.getValue(), ValueRange.class));
            } else {
                List<Object> listed = new ArrayList<>();
                trial.getValue().forEach(listed::add);
                values.put(trial.getKey(), listed);
            }
        }
        TrialSearch search = h2o.path("search").isObject()
                ? RefitJson.mapper().convertValue(h2o.get("search"), TrialSearch.class)
                : new TrialSearch(SearchStrategy.GRID, null, null, null, null, null, null);
        Algorithm algorithm = RefitJson.mapper().convertValue(h2o.get("algorithm"), Algorithm.class);
        TrialSpace space = H2oTraining.space(algorithm, values, ranges);
        new SearchRules(search, space, h2o.get("algorithm").asText(), algorithm.resource())
                .violations()
                .forEach(this::report);
    }

    private void report(Violation violation) {
        KeyPath path = KeyPath.of(h2oPath.text() + "." + violation.member());
        JsonNode value = h2o.at("/" + violation.member().replace('.', '/'));
        if (value.isValueNode()) {
            problems.add(document, path, value, violation.expected());
        } else {
            problems.add(place(path), path, violation.got().toString(), violation.expected());
        }
    }

    /** Of what is not there, where the mapping starts that lacks it. */
    private Position place(KeyPath path) {
        KeyPath there = path;
        while (!document.keys().containsKey(there) && !there.equals(h2oPath)) {
            there = KeyPath.of(there.text().substring(0, there.text().lastIndexOf('.')));
        }
        return document.ofKey(there);
    }
}
