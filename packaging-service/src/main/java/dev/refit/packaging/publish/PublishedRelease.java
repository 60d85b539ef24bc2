package dev.refit.packaging.publish;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.artifact.StoredFile;
import dev.refit.store.ArtifactStores;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A release as its jar in a repository describes it.
 *
 * @param upload the id of the upload that it was made from; null when it was made from a run
 * @param schema the model's schema as JSON; null when the jar has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PublishedRelease(String version, String upload, String schema) {
    private static final String SCHEMA = "META-INF/refit/schema.json";

    /** The schema in the jar of a proven release, public or not; empty when the jar has none. */
    public static Optional<byte[]> schema(StoredFile jar) {
        Optional<InputStream> there = ArtifactStores.object(jar.uri()).open();
        if (there.isEmpty()) {
            return Optional.empty();
        }
        try (ZipInputStream zip = new ZipInputStream(there.get())) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(SCHEMA)) {
                    return Optional.of(zip.readAllBytes());
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + jar.uri() + ": " + e, e);
        }
    }

    static PublishedRelease of(String version, Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String upload =
                    manifest == null ? null : manifest.getMainAttributes().getValue("Refit-Upload");
            ZipEntry entry = file.getEntry(SCHEMA);
            String schema = null;
            if (entry != null) {
                try (InputStream in = file.getInputStream(entry)) {
                    schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
            return new PublishedRelease(version, upload, schema);
        }
    }
}
