package dev.refit.definition.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A YAML document as JSON, with the places its values and keys came from.
 *
 * @param values where each value starts
 * @param keys where the key of each value of a mapping starts
 * @param sources each scalar's own text
 */
public record Document(
        JsonNode root, Map<KeyPath, Position> values, Map<KeyPath, Position> keys, Map<KeyPath, String> sources) {

    /** Where a value starts; of a value that is not there, where the mapping starts that lacks it. */
    public Position ofValue(KeyPath path) {
        return values.getOrDefault(path, Position.START);
    }

    /** Where a value stands, for messages about another one: its line, or its path where there are no lines. */
    public String place(KeyPath path) {
        Position position = values.get(path);
        return position == null ? "at " + path.text() : "in line " + position.line();
    }

    /** Where its key starts; of what has none, where the value does. */
    public Position ofKey(KeyPath path) {
        Position key = keys.get(path);
        return key == null ? ofValue(path) : key;
    }
}
