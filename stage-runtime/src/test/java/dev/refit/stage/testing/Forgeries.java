package dev.refit.stage.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.StageTrigger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Events that differ from a true one in one member each: every member that names a file or a digest. */
public final class Forgeries {
    private Forgeries() {}

    /** By the member that is forged, such as {@code release.files.jar.uri}. Found by walking the event. */
    public static <T extends StageTrigger> Map<String, T> of(T event) {
        ObjectNode json = RefitJson.mapper().valueToTree(event);
        List<String> members = new ArrayList<>();
        collect("", json, members);
        Map<String, T> forged = new LinkedHashMap<>();
        for (String member : members) {
            ObjectNode copy = json.deepCopy();
            set(copy, member);
            @SuppressWarnings("unchecked")
            T changed = (T) RefitJson.read(RefitJson.bytes(copy), event.getClass());
            forged.put(
                    member.substring(1)
                            .replaceAll("/(\\d+)", "[$1]")
                            .replace('/', '.')
                            .replace("~1", "/"),
                    changed);
        }
        return forged;
    }

    /** JSON pointers. */
    private static void collect(String pointer, JsonNode node, List<String> members) {
        if (node instanceof ObjectNode object) {
            object.fields()
                    .forEachRemaining(entry ->
                            collect(pointer + "/" + entry.getKey().replace("/", "~1"), entry.getValue(), members));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                collect(pointer + "/" + i, array.get(i), members);
            }
        } else if (node.isTextual() && forgery(node.textValue()) != null) {
            members.add(pointer);
        }
    }

    private static void set(ObjectNode json, String pointer) {
        int last = pointer.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) json.at(pointer.substring(0, last));
        String name = pointer.substring(last + 1);
        parent.set(name, TextNode.valueOf(forgery(parent.get(name).textValue())));
    }

    /** Null for what is neither a file nor a digest. */
    private static String forgery(String text) {
        if (text.matches("(file|s3):/.*")) {
            return text.endsWith("/") ? "file:///etc/" : "file:///etc/passwd";
        }
        return text.matches("[0-9a-f]{64}") ? "f".repeat(64) : null;
    }
}
