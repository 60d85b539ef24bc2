package dev.refit.store.s3;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** A policy of IAM that only allows: by action, resource and {@code StringLike} on {@code s3:prefix}. */
record Policy(List<JsonNode> statements) {

    static Policy of(String json) {
        return new Policy(
                JsonNode.parser().parse(json).asObject().get("Statement").asArray());
    }

    /** @param resource bucket and key; @param prefix which is asked for; null for none */
    boolean allows(String action, String resource, String prefix) {
        return statements.stream()
                .anyMatch(statement -> texts(statement.asObject().get("Action")).contains(action)
                        && like(texts(statement.asObject().get("Resource")), "arn:aws:s3:::" + resource)
                        && holds(statement.asObject().get("Condition"), prefix));
    }

    private static boolean holds(JsonNode condition, String prefix) {
        if (condition == null) {
            return true;
        }
        JsonNode prefixes = condition.asObject().get("StringLike").asObject().get("s3:prefix");
        return prefix != null && like(texts(prefixes), prefix);
    }

    private static boolean like(List<String> patterns, String text) {
        return patterns.stream()
                .map(pattern -> pattern.chars()
                        .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                        .collect(Collectors.joining()))
                .anyMatch(text::matches);
    }

    private static List<String> texts(JsonNode node) {
        return node.isArray() ? node.asArray().stream().map(JsonNode::asString).toList() : List.of(node.asString());
    }
}
