package dev.refit.system.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a kustomization consists of, in the namespaces that it gives; patches are not applied. */
final class Manifests {
    private static final YAMLMapper YAML = new YAMLMapper();

    private Manifests() {}

    /** @param folder one with a {@code kustomization.yaml} */
    static List<JsonNode> of(Path folder) throws IOException {
        JsonNode kustomization =
                YAML.readTree(folder.resolve("kustomization.yaml").toFile());
        List<JsonNode> objects = new ArrayList<>();
        for (String part : List.of("resources", "components")) {
            for (JsonNode entry : kustomization.path(part)) {
                Path path = folder.resolve(entry.asText()).normalize();
                objects.addAll(Files.isDirectory(path) ? of(path) : documents(path));
            }
        }
        if (kustomization.has("namespace")) {
            objects.forEach(object -> ((ObjectNode) object.path("metadata"))
                    .put("namespace", kustomization.path("namespace").asText()));
        }
        return objects;
    }

    static List<JsonNode> documents(Path file) throws IOException {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(file.toFile())) {
            return documents.readAll();
        }
    }

    static List<JsonNode> ofKind(List<JsonNode> objects, String kind) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .toList();
    }
}
