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
        return RefitJson.read(RefitJson.bytes(definition), RefitDefinition.class);
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
