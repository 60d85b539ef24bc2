package dev.refit.definition.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.definition.document.Document;
import dev.refit.definition.document.KeyPath;
import dev.refit.definition.document.ProblemList;
import dev.refit.definition.document.Shown;
import dev.refit.events.checks.CloseMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether expectations speak of what there is. */
public final class ExpectationCheck {
    private static final KeyPath EXPECTATIONS = KeyPath.of("spec.data.expectations");
    private static final List<String> OF_COLUMN = List.of("notNullRatio", "min", "max", "in");
    private static final Set<String> OTHERS = Set.of("string", "boolean", "date", "timestamp");

    private final Document document;
    private final ProblemList problems;
    private final JsonNode datasets;

    public ExpectationCheck(Document document, ProblemList problems) {
        this.document = document;
        this.problems = problems;
        this.datasets = document.root().at("/spec/data/datasets");
    }

    public void run() {
        JsonNode expectations = document.root().at("/spec/data/expectations");
        for (int i = 0; i < expectations.size(); i++) {
            if (expectations.path(i).isObject()) {
                check(EXPECTATIONS.at(i), expectations.path(i));
            }
        }
    }

    private void check(KeyPath path, JsonNode expectation) {
        boolean ofColumn = OF_COLUMN.stream().anyMatch(expectation::has);
        if (!ofColumn && !expectation.has("minRows")) {
            problems.add(document.ofKey(path), path, "nothing to check", "one of notNullRatio, min, max, in, minRows");
        }
        if (ofColumn && !expectation.has("column")) {
            problems.add(document.ofKey(path), path.to("column"), "nothing", "the column to check");
        }
        if (!ofColumn && expectation.has("column") && expectation.has("minRows")) {
            problems.add(document, path.to("column"), expectation.get("column"), "it left out, as minRows counts rows");
        }
        JsonNode min = expectation.path("min");
        JsonNode max = expectation.path("max");
        if (min.isNumber() && max.isNumber() && min.doubleValue() > max.doubleValue()) {
            problems.add(document, path.to("max"), max, "at least " + min.asText() + ", which is min");
        }
        dataset(path, expectation);
    }

    private void dataset(KeyPath path, JsonNode expectation) {
        JsonNode name = expectation.path("dataset");
        if (!name.isTextual()) {
            return;
        }
        Optional<JsonNode> dataset = stream(datasets)
                .filter(d -> d.path("name").asText().equals(name.textValue()))
                .findFirst();
        if (dataset.isEmpty()) {
            List<String> names =
                    stream(datasets).map(d -> d.path("name").asText()).toList();
            String expected = "one of " + String.join(", ", names) + CloseMatch.hint(name.textValue(), names);
            problems.add(document, path.to("dataset"), name, expected);
        } else if (dataset.get().path("columns").isObject()) {
            column(path, expectation, dataset.get().get("columns"));
        }
    }

    private void column(KeyPath path, JsonNode expectation, JsonNode columns) {
        JsonNode column = expectation.path("column");
        if (!column.isTextual()) {
            return;
        }
        String type = columns.path(column.textValue()).asText();
        if (!columns.has(column.textValue())) {
            List<String> names = new ArrayList<>();
            columns.fieldNames().forEachRemaining(names::add);
            String expected =
                    "a declared column: " + String.join(", ", names) + CloseMatch.hint(column.textValue(), names);
            problems.add(document, path.to("column"), column, expected);
        } else if (OTHERS.contains(type) && (expectation.has("min") || expectation.has("max"))) {
            String got = "the " + type + " column " + Shown.of(column);
            problems.add(
                    document.ofValue(path.to("column")),
                    path.to("column"),
                    got,
                    "a column of int, bigint or double, as min and max compare numbers");
        }
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return java.util.stream.StreamSupport.stream(array.spliterator(), false);
    }
}
