package dev.refit.trigger.arrival;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.refit.events.RefitJson;
import dev.refit.events.checks.Excerpt;
import dev.refit.trigger.arrival.ArrivalRequest.NamedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads an arrival strictly: an unknown member is an error, not an extension. */
final class ArrivalRequestReader {
    private static final ObjectReader READER = RefitJson.mapper()
            .reader()
            .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Set<String> MEMBERS = new TreeSet<>(Set.of("partition", "files", "digest", "again"));
    private static final Set<String> FILE_MEMBERS = new TreeSet<>(Set.of("uri", "size", "sha256"));

    private final List<String> problems = new ArrayList<>();

    ArrivalRequest read(byte[] json) {
        JsonNode root = tree(json);
        onlyMembers("", root, MEMBERS);
        String partition = text("partition", root.get("partition"), true);
        String digest = text("digest", root.get("digest"), false);
        boolean again = flag("again", root.get("again"));
        List<NamedFile> files = files(root.get("files"));
        failOnProblems();
        try {
            return new ArrivalRequest(partition, files, digest, again);
        } catch (IllegalArgumentException e) {
            throw new InvalidArrivalException(List.of(e.getMessage()));
        }
    }

    private static JsonNode tree(byte[] json) {
        try {
            JsonNode root = READER.readTree(json);
            if (root.isObject()) {
                return root;
            }
            throw new InvalidArrivalException(List.of("got " + kind(root) + ", expected a JSON object"));
        } catch (JsonProcessingException e) {
            throw new InvalidArrivalException(List.of("not JSON: " + RefitJson.reason(e)));
        } catch (IOException e) {
            throw new InvalidArrivalException(List.of("not readable: " + e.getMessage()));
        }
    }

    private List<NamedFile> files(JsonNode node) {
        List<NamedFile> files = new ArrayList<>();
        if (node == null || !node.isArray() || node.isEmpty()) {
            problem("files", node, "an array of at least one file");
            return files;
        }
        for (int i = 0; i < node.size(); i++) {
            file("files[" + i + "]", node.get(i), files);
        }
        return files;
    }

    private void file(String field, JsonNode node, List<NamedFile> files) {
        if (!node.isTextual() && !node.isObject()) {
            problem(field, node, "a file: or s3: URI, or an object with uri, size and sha256");
            return;
        }
        int before = problems.size();
        String uri = text(field + ".uri", node.isTextual() ? node : node.get("uri"), true);
        onlyMembers(field + ".", node, FILE_MEMBERS);
        String sha256 = text(field + ".sha256", node.get("sha256"), false);
        Long size = size(field + ".size", node.get("size"));
        if (problems.size() > before) {
            return;
        }
        try {
            files.add(new NamedFile(uri, size, sha256));
        } catch (IllegalArgumentException e) {
            problems.add(field + "." + e.getMessage());
        }
    }

    private Long size(String field, JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            problem(field, node, "a whole number of bytes");
            return null;
        }
        return node.longValue();
    }

    private boolean flag(String field, JsonNode node) {
        if (node != null && !node.isNull() && !node.isBoolean()) {
            problem(field, node, "true or false");
        }
        return node != null && node.asBoolean();
    }

    private String text(String field, JsonNode node, boolean required) {
        if (!required && (node == null || node.isNull())) {
            return null;
        }
        if (node == null || !node.isTextual() || node.textValue().isBlank()) {
            problem(field, node, "a text that is not empty");
            return null;
        }
        return node.textValue();
    }

    private void onlyMembers(String prefix, JsonNode object, Set<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                problems.add(prefix + Excerpt.of(name, Excerpt.LINE) + ": unknown, expected only "
                        + String.join(", ", known));
            }
        });
    }

    private void problem(String field, JsonNode node, String expected) {
        problems.add(field + ": got " + (node == null ? "nothing" : shown(node)) + ", expected " + expected);
    }

    private void failOnProblems() {
        if (!problems.isEmpty()) {
            throw new InvalidArrivalException(problems);
        }
    }

    private static String kind(JsonNode node) {
        return node.isMissingNode() ? "nothing" : shown(node);
    }

    private static String shown(JsonNode node) {
        return Excerpt.of(node.toString(), Excerpt.LINE);
    }
}
