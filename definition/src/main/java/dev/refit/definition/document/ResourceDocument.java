package dev.refit.definition.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A custom resource as a document: what a definition has of it, without places. */
public final class ResourceDocument {
    private ResourceDocument() {}

    /** What the API server adds, and what others keep in the metadata, is no part of the definition. */
    public static Document of(JsonNode resource) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        for (String key : List.of("apiVersion", "kind", "spec")) {
            if (resource.has(key)) {
                root.set(key, resource.get(key));
            }
        }
        ObjectNode metadata = root.putObject("metadata");
        if (resource.path("metadata").has("name")) {
            metadata.set("name", resource.at("/metadata/name"));
        }
        Map<KeyPath, String> sources = new HashMap<>();
        sources(root, KeyPath.ROOT, sources);
        return new Document(root, Map.of(), Map.of(), sources);
    }

    private static void sources(JsonNode node, KeyPath path, Map<KeyPath, String> into) {
        if (node.isValueNode()) {
            into.put(path, node.asText());
        }
        node.fields().forEachRemaining(field -> sources(field.getValue(), path.to(field.getKey()), into));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                sources(node.get(i), path.at(i), into);
            }
        }
    }
}
