package dev.refit.packaging.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.events.RefitJson;
import dev.refit.events.checks.Digests;
import dev.refit.model.signature.SignedRelease;
import dev.refit.model.signature.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.eclipse.aether.artifact.Artifact;

/**
 * What is signed of a release: an in-toto statement that names every published file and the documents and the model within
 * the library, and repeats the provenance that the release carries. The same files give the same bytes.
 */
final class ReleaseStatement {
    private static final String NO_PROVENANCE = "https://refit.dev/release/v1";

    private ReleaseStatement() {}

    /** @param artifacts all of the release, the library's jar first */
    static byte[] of(List<Artifact> artifacts) throws IOException {
        ObjectNode statement = RefitJson.mapper().createObjectNode();
        statement.put("_type", Statement.TYPE);
        ArrayNode subjects = statement.putArray("subject");
        digests(artifacts).forEach((name, sha256) -> subjects.addObject()
                .put("name", name)
                .putObject("digest")
                .put("sha256", sha256));
        Optional<JsonNode> provenance = provenance(artifacts);
        statement.set(
                "predicateType",
                provenance.map(node -> node.path("predicateType")).orElseGet(() -> statement.textNode(NO_PROVENANCE)));
        statement.set(
                "predicate", provenance.map(node -> node.path("predicate")).orElseGet(() -> statement.objectNode()));
        return RefitJson.bytes(statement);
    }

    private static Map<String, String> digests(List<Artifact> artifacts) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        for (Artifact artifact : artifacts) {
            try (InputStream in = Files.newInputStream(artifact.getPath())) {
                digests.put(ReleaseArtifacts.name(artifact), Digests.sha256(in));
            }
        }
        Artifact library = artifacts.get(0);
        digests.putAll(within(ReleaseArtifacts.name(library), library.getPath()));
        return digests;
    }

    private static Map<String, String> within(String name, Path file) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        try (ZipFile jar = new ZipFile(file.toFile())) {
            for (ZipEntry entry : jar.stream().filter(ReleaseStatement::isNamed).toList()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    digests.put(name + SignedRelease.WITHIN + entry.getName(), Digests.sha256(in));
                }
            }
        } catch (ZipException e) {
            return Map.of(); // Nothing within to name; the file's own digest is there.
        }
        return digests;
    }

    /** Documents, the model and its recorded examples; the jar's own digest covers the rest. */
    private static boolean isNamed(ZipEntry entry) {
        return !entry.isDirectory()
                && entry.getName().matches("META-INF/(refit|sbom)/.+|.+\\.mojo\\.zip|.+\\.examples\\.tsv");
    }

    private static Optional<JsonNode> provenance(List<Artifact> artifacts) throws IOException {
        for (Artifact artifact : artifacts) {
            if (artifact.getClassifier().equals("provenance")) {
                JsonNode provenance =
                        RefitJson.mapper().readTree(artifact.getPath().toFile());
                return Optional.of(provenance)
                        .filter(node -> node.hasNonNull("predicateType") && node.has("predicate"));
            }
        }
        return Optional.empty();
    }
}
