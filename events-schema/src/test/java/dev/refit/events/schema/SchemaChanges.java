package dev.refit.events.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What has changed between a released schema and today's that a reader of either would stumble over. Members may be
 * added, optional ones; nothing may be removed, renamed, retyped, or become required or optional.
 */
final class SchemaChanges {
    private final JsonNode released;
    private final JsonNode current;
    private final List<String> breaking = new ArrayList<>();

    private SchemaChanges(JsonNode released, JsonNode current) {
        this.released = released;
        this.current = current;
    }

    static List<String> breaking(JsonNode released, JsonNode current) {
        SchemaChanges changes = new SchemaChanges(released, current);
        changes.compare("", released, current);
        return changes.breaking;
    }

    private void compare(String path, JsonNode before, JsonNode after) {
        JsonNode old = resolved(released, before);
        JsonNode now = resolved(current, after);
        if (!old.path("type").equals(now.path("type"))) {
            breaking.add(path + ": type " + old.path("type") + " became " + now.path("type"));
        }
        if (!old.path("const").equals(now.path("const"))) {
            breaking.add(path + ": " + old.path("const") + " became " + now.path("const"));
        }
        TreeSet<String> values = texts(old.path("enum"));
        values.removeAll(texts(now.path("enum")));
        values.forEach(value -> breaking.add(path + ": value " + value + " was removed"));
        required(path, old, now);
        properties(path, old, now);
        if (old.has("items")) {
            compare(path + "[]", old.path("items"), now.path("items"));
        }
        if (old.has("additionalProperties")) {
            compare(path + ".*", old.path("additionalProperties"), now.path("additionalProperties"));
        } else if (now.has("additionalProperties") && old.path("type").asText().equals("object")) {
            breaking.add(path + ": any members became " + now.path("additionalProperties"));
        }
        for (int i = 0; i < old.path("anyOf").size(); i++) {
            compare(path + "|" + i, old.path("anyOf").path(i), now.path("anyOf").path(i));
        }
    }

    private void required(String path, JsonNode old, JsonNode now) {
        TreeSet<String> dropped = texts(old.path("required"));
        dropped.removeAll(texts(now.path("required")));
        dropped.forEach(name -> breaking.add(path + "." + name + ": was required, readers count on it"));
        TreeSet<String> added = texts(now.path("required"));
        added.removeAll(texts(old.path("required")));
        added.forEach(name -> breaking.add(path + "." + name + ": became required, older events lack it"));
    }

    private void properties(String path, JsonNode old, JsonNode now) {
        Iterator<Map.Entry<String, JsonNode>> members = old.path("properties").fields();
        while (members.hasNext()) {
            Map.Entry<String, JsonNode> member = members.next();
            String memberPath = path + "." + member.getKey();
            JsonNode today = now.path("properties").path(member.getKey());
            if (today.isMissingNode()) {
                breaking.add(memberPath + ": was removed");
            } else {
                compare(memberPath, member.getValue(), today);
            }
        }
    }

    /** The schema itself, with what it refers to; the generator's only references are into {@code $defs}. */
    private static JsonNode resolved(JsonNode root, JsonNode schema) {
        if (!schema.has("$ref")) {
            return schema;
        }
        String reference = schema.path("$ref").asText();
        JsonNode target = root.path("$defs").path(reference.substring("#/$defs/".length()));
        if (target.isMissingNode()) {
            throw new IllegalStateException("no " + reference);
        }
        if (schema.size() == 1) {
            return resolved(root, target);
        }
        ObjectNode merged = resolved(root, target).deepCopy();
        schema.fields().forEachRemaining(field -> {
            JsonNode there = merged.path(field.getKey());
            if (there instanceof ObjectNode object) {
                object.setAll((ObjectNode) field.getValue());
            } else if (there instanceof ArrayNode array) {
                array.addAll((ArrayNode) field.getValue());
            } else if (!field.getKey().equals("$ref")) {
                merged.set(field.getKey(), field.getValue());
            }
        });
        return merged;
    }

    private static TreeSet<String> texts(JsonNode array) {
        TreeSet<String> texts = new TreeSet<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
