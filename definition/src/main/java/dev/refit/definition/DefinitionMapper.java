package dev.refit.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.definition.document.Document;
import dev.refit.definition.document.KeyPath;
import dev.refit.definition.engine.spark.TransformFiles;
import dev.refit.events.RefitJson;
import dev.refit.events.definition.RefitDefinition;

/** Turns a checked document into the definition by value. */
final class DefinitionMapper {
    private static final KeyPath EXPECTATIONS = KeyPath.of("spec.data.expectations");

    private final Document document;
    private final TransformFiles files;

    DefinitionMapper(Document document, TransformFiles files) {
        this.document = document;
        this.files = files;
    }

    /**
     * The definition with the texts of its files and all defaults.
     *
     * @throws IllegalArgumentException when the types refuse it
     */
    RefitDefinition definition() {
        ObjectNode definition = document.root().get("spec").deepCopy();
        definition.set("name", document.root().at("/metadata/name"));
        files.addTo((ObjectNode) definition.get("transform"));
        allowedValues(definition.at("/data/expectations"));
        ranges(definition.at("/training/h2o"));
        return RefitJson.read(RefitJson.bytes(definition), RefitDefinition.class);
    }

    /** Readers of earlier events know lists of values only, so the ranges of trials are of the search. */
    private static void ranges(JsonNode training) {
        if (training.path("search") instanceof ObjectNode search) {
            ObjectNode ranges = search.putObject("ranges");
            training.path("trials").properties().stream()
                    .filter(trial -> trial.getValue().isObject())
                    .forEach(trial -> ranges.set(trial.getKey(), trial.getValue()));
            ranges.fieldNames().forEachRemaining(((ObjectNode) training.path("trials"))::remove);
        }
    }

    /** Allowed values are compared as text, so they are taken as they were written: 1.10 stays 1.10. */
    private void allowedValues(JsonNode expectations) {
        for (int i = 0; i < expectations.size(); i++) {
            JsonNode values = expectations.get(i).path("in");
            for (int j = 0; j < values.size(); j++) {
                KeyPath path = EXPECTATIONS.at(i).to("in").at(j);
                ((ArrayNode) values).set(j, document.sources().get(path));
            }
        }
    }
}
