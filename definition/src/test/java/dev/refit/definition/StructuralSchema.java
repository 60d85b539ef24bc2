package dev.refit.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.definition.schema.DefinitionSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON Schema as a structural schema of Kubernetes: without references, each value of one type, unions as one object
 * with rules. Defaults stay ingest-service's, or the API server would write them into the resource; so do key names.
 */
final class StructuralSchema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> SAME = List.of(
            "enum", "pattern", "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "minProperties");

    /** By the path of a value: more to hold it against. */
    private final JsonNode rules;

    StructuralSchema(JsonNode rules) {
        this.rules = rules;
    }

    ObjectNode of(JsonNode part, String path) {
        JsonNode meant = DefinitionSchema.resolved(part);
        ObjectNode out = JSON.objectNode();
        describe(part, meant, out);
        SAME.stream().filter(meant::has).forEach(key -> out.set(key, meant.get(key)));
        if (meant.path("type").isArray()) {
            return anyOf(meant, out);
        }
        String type = meant.path("type").asText("string");
        out.put("type", type);
        switch (type) {
            case "object" -> object(meant, path, out);
            case "array" -> array(meant, path, out);
            case "integer" -> out.put("format", "int64");
            default -> {}
        }
        for (JsonNode rule : rules.path(path)) {
            rule(out, rule.get("rule").textValue(), rule.get("message").textValue());
        }
        return out;
    }

    private static void describe(JsonNode part, JsonNode meant, ObjectNode out) {
        String description =
                part.path("description").asText(meant.path("description").asText());
        JsonNode preset = meant.path("default");
        if (preset.isValueNode() && !preset.isMissingNode()) {
            description = (description + " Default: `" + preset.asText() + "`.").strip();
        }
        if (!description.isEmpty()) {
            out.put("description", description);
        }
    }

    /** Of several types, which a structural schema cannot tell apart; but objects and lists only where they belong. */
    private static ObjectNode anyOf(JsonNode meant, ObjectNode out) {
        String types = meant.get("type").toString();
        out.put("x-kubernetes-preserve-unknown-fields", true);
        if (!types.contains("object")) {
            out.put("maxProperties", 0);
        }
        if (types.contains("array")) {
            anyOf(DefinitionSchema.resolved(meant.get("items")), out.putObject("items"));
        } else {
            out.put("maxItems", 0);
        }
        return out;
    }

    private void object(JsonNode meant, String path, ObjectNode out) {
        if (meant.has("required")) {
            out.set("required", meant.get("required"));
        }
        if (meant.path("additionalProperties").isObject()) {
            out.set("additionalProperties", of(meant.get("additionalProperties"), path + ".*"));
            return;
        }
        ObjectNode properties = out.putObject("properties");
        meant.path("properties")
                .fields()
                .forEachRemaining(e -> properties.set(e.getKey(), of(e.getValue(), path(path, e))));
        if (meant.has("allOf")) {
            union(meant.get("allOf"), path, out, properties);
        }
    }

    /** The options of every branch, each with a rule that says where it belongs. */
    private void union(JsonNode branches, String path, ObjectNode out, ObjectNode properties) {
        Map<String, List<String>> types = new LinkedHashMap<>();
        for (JsonNode branch : branches) {
            JsonNode then = DefinitionSchema.resolved(branch.get("then"));
            String type = then.at("/properties/type/const").textValue();
            then.get("properties").fields().forEachRemaining(e -> {
                if (!e.getKey().equals("type")) {
                    properties.set(e.getKey(), of(e.getValue(), path(path, e)));
                    types.computeIfAbsent(e.getKey(), key -> new ArrayList<>()).add(type);
                }
            });
        }
        types.forEach((key, of) -> rule(
                out,
                "!has(self.%s) || self.type in ['%s']".formatted(key, String.join("', '", of)),
                key + ": expected it left out, as it is an option of " + String.join(" and ", of)));
    }

    private void array(JsonNode meant, String path, ObjectNode out) {
        ObjectNode items = of(meant.path("items"), path + "[]");
        out.set("items", items);
        if (items.path("required").toString().contains("\"name\"")) {
            out.put("x-kubernetes-list-type", "map")
                    .putArray("x-kubernetes-list-map-keys")
                    .add("name");
        } else if (meant.path("uniqueItems").asBoolean() && items.has("type")) {
            out.put("x-kubernetes-list-type", "set");
        }
    }

    private static void rule(ObjectNode out, String rule, String message) {
        ArrayNode all = out.withArray("x-kubernetes-validations");
        all.addObject().put("rule", rule).put("message", message);
    }

    private static String path(String parent, Map.Entry<String, JsonNode> property) {
        return parent.isEmpty() ? property.getKey() : parent + "." + property.getKey();
    }
}
