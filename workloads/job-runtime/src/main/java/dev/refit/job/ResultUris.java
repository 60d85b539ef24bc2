package dev.refit.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.refit.events.RefitJson;
import dev.refit.events.workload.WorkloadResult;
import java.net.URI;
import java.util.function.UnaryOperator;

/** The files that a result names, wherever in it. */
final class ResultUris {
    private ResultUris() {}

    /** The result with another URI in place of each {@code file:} URI. */
    static WorkloadResult replaced(WorkloadResult result, UnaryOperator<URI> other) {
        JsonNode tree = RefitJson.mapper().valueToTree(result);
        return RefitJson.read(RefitJson.bytes(replaced(tree, other)), WorkloadResult.class);
    }

    private static JsonNode replaced(JsonNode node, UnaryOperator<URI> other) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> member.setValue(replaced(member.getValue(), other)));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, replaced(array.get(i), other));
            }
        } else if (node.isTextual() && node.textValue().startsWith("file:/")) {
            return TextNode.valueOf(other.apply(URI.create(node.textValue())).toString());
        }
        return node;
    }
}
