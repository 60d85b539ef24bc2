package dev.refit.definition.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a part of the schema expects, in words. */
public final class SchemaWords {
    private static final Map<String, String> TYPES = Map.of(
            "object", "a mapping of keys",
            "array", "a list",
            "string", "a text",
            "integer", "a whole number",
            "number", "a number",
            "boolean", "true or false");

    private SchemaWords() {}

    /** The whole expectation of a value, such as {@code a whole number from 1 to 100}. */
    public static String of(JsonNode part) {
        JsonNode meant = DefinitionSchema.resolved(part);
        if (meant.has("x-expected")) {
            return meant.get("x-expected").textValue();
        }
        if (meant.has("const")) {
            return meant.get("const").asText();
        }
        if (meant.has("enum")) {
            return "one of " + String.join(", ", choices(meant));
        }
        return types(meant) + bounds(meant);
    }

    public static List<String> choices(JsonNode part) {
        List<String> choices = new ArrayList<>();
        part.path("enum").forEach(choice -> choices.add(choice.asText()));
        return choices;
    }

    private static String types(JsonNode part) {
        JsonNode type = part.path("type");
        if (!type.isArray()) {
            return TYPES.getOrDefault(type.asText(), "a value");
        }
        List<String> names = new ArrayList<>();
        type.forEach(name -> names.add(TYPES.get(name.textValue())));
        return names.stream().collect(Collectors.joining(", or "));
    }

    private static String bounds(JsonNode part) {
        if (part.has("minimum") && part.has("maximum")) {
            return " from " + part.get("minimum").asText() + " to "
                    + part.get("maximum").asText();
        }
        if (part.has("minLength")) {
            return " that is not empty";
        }
        String entries = part.has("maxItems")
                ? " of 1 to " + part.get("maxItems").asText() + " entries"
                : " of at least one entry";
        return part.has("minItems") || part.has("minProperties") ? entries : "";
    }
}
