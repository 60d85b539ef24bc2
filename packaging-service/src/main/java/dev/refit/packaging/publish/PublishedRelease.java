package dev.refit.packaging.publish;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * A release as the jar in a repository tells of it.
 *
 * @param upload the upload that it was made of; null when it was made of none
 * @param schema the model's schema as JSON; null when it does not tell
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PublishedRelease(String version, String upload, String schema) {
    private static final String SCHEMA = "META-INF/refit/schema.json";

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
