package dev.refit.definition.document;

import com.fasterxml.jackson.databind.JsonNode;

/** How messages show what was found. */
public final class Shown {
    private static final int MAX_TEXT = 60;

    private Shown() {}

    public static String of(JsonNode node) {
        if (node == null || node.isMissingNode() || node.isNull()) {
            return "nothing";
        }
        if (node.isObject()) {
            return "a mapping";
        }
        if (node.isArray()) {
            return node.isEmpty() ? "an empty list" : "a list";
        }
        return node.isTextual() ? text(node.textValue()) : node.asText();
    }

    public static String text(String value) {
        String shown = value.length() <= MAX_TEXT ? value : value.substring(0, MAX_TEXT - 1) + "…";
        return value.isEmpty() ? "an empty text" : "'" + shown.replace("\n", "\\n") + "'";
    }
}
