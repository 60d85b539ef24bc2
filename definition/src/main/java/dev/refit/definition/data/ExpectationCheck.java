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
    private static final List<String> OF_COLUMN = List.of("notNullRatio", "min", "max", "in", "within", "references");
    private static final Set<String> TIMES = Set.of("date", "timestamp");
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
        boolean ofRows = expectation.has("minRows") || expectation.has("unique");
        if (!ofColumn && !ofRows) {
            problems.add(
                    document.ofKey(path),
                    path,
                    "nothing to check",
                    "one of notNullRatio, min, max, in, within, references, unique, minRows");
        }
        if (ofColumn && !expectation.has("column")) {
            problems.add(document.ofKey(path), path.to("column"), "nothing", "the column to check");
        }
        if (expectation.has("column") && (expectation.has("unique") || !ofColumn && ofRows)) {
            problems.add(
                    document,
                    path.to("column"),
                    expectation.get("column"),
                    "it left out, as "
                            + (expectation.has("unique") ? "unique names its columns" : "minRows counts rows"));
        }
        if (expectation.has("within")
                && document.root().at("/spec/data/partitions").isMissingNode()) {
            problems.add(
                    document,
                    path.to("within"),
                    expectation.get("within"),
                    "it left out, as only data.partitions makes partitions periods");
        }
        JsonNode min = expectation.path("min");
        JsonNode max = expectation.path("max");
        if (min.isNumber() && max.isNumber() && min.doubleValue() > max.doubleValue()) {
            problems.add(document, path.to("max"), max, "at least " + min.asText() + ", which is min");
        }
        dataset(path, expectation);
    }

    private void dataset(KeyPath path, JsonNode expectation) {
        Optional<JsonNode> dataset = declared(path.to("dataset"), expectation.path("dataset"));
        dataset.ifPresent(found -> columns(path, expectation, found));
        JsonNode reference = expectation.path("references");
        KeyPath referring = path.to("references");
        declared(referring.to("dataset"), reference.path("dataset"))
                .map(found -> found.path("columns"))
                .filter(JsonNode::isObject)
                .ifPresent(columns -> type(referring.to("column"), reference.path("column"), columns));
        if (expectation.has("within")
                && dataset.filter(found -> found.path("latest").asBoolean()).isPresent()) {
            problems.add(
                    document,
                    path.to("within"),
                    expectation.get("within"),
                    "it left out, as partitions of a dataset with latest: true need not be periods");
        }
    }

    /** The dataset of this name; tells when there is none. */
    private Optional<JsonNode> declared(KeyPath path, JsonNode name) {
        if (!name.isTextual()) {
            return Optional.empty();
        }
        Optional<JsonNode> dataset = stream(datasets)
                .filter(d -> d.path("name").asText().equals(name.textValue()))
                .findFirst();
        if (dataset.isEmpty()) {
            List<String> names =
                    stream(datasets).map(d -> d.path("name").asText()).toList();
            String expected = "one of " + String.join(", ", names) + CloseMatch.hint(name.textValue(), names);
            problems.add(document, path, name, expected);
        }
        return dataset;
    }

    private void columns(KeyPath path, JsonNode expectation, JsonNode dataset) {
        JsonNode columns = dataset.path("columns");
        if (!columns.isObject()) {
            return;
        }
        JsonNode unique = expectation.path("unique");
        for (int i = 0; i < unique.size(); i++) {
            type(path.to("unique").at(i), unique.path(i), columns);
        }
        JsonNode column = expectation.path("column");
        Optional<String> type = type(path.to("column"), column, columns);
        if (type.filter(OTHERS::contains).isPresent() && (expectation.has("min") || expectation.has("max"))) {
            notOf(path, type.get(), column, "a column of int, bigint or double, as min and max compare numbers");
        }
        if (type.filter(declared -> !TIMES.contains(declared)).isPresent() && expectation.has("within")) {
            notOf(path, type.get(), column, "a column of date or timestamp, as within compares times");
        }
    }

    private void notOf(KeyPath path, String type, JsonNode column, String expected) {
        problems.add(
                document.ofValue(path.to("column")),
                path.to("column"),
                "the " + type + " column " + Shown.of(column),
                expected);
    }

    /** The type of a declared column; tells when it is not declared. */
    private Optional<String> type(KeyPath path, JsonNode column, JsonNode columns) {
        if (!column.isTextual()) {
            return Optional.empty();
        }
        if (columns.has(column.textValue())) {
            return Optional.of(columns.path(column.textValue()).asText());
        }
        List<String> names = new ArrayList<>();
        columns.fieldNames().forEachRemaining(names::add);
        problems.add(
                document,
                path,
                column,
                "a declared column: " + String.join(", ", names) + CloseMatch.hint(column.textValue(), names));
        return Optional.empty();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return java.util.stream.StreamSupport.stream(array.spliterator(), false);
    }
}
