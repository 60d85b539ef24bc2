package dev.refit.events.artifact;

import dev.refit.events.checks.Checks;
import java.net.URI;

/**
 * A file in the artifact store or at a source, with what identifies its content.
 *
 * @param uri where it lies, {@code file:} or {@code s3:}
 * @param size in bytes
 * @param sha256 its content's SHA-256, 64 lower-case hexadecimal digits
 */
public record StoredFile(URI uri, long size, String sha256) {
    public StoredFile {
        Checks.location("uri", uri);
        Checks.notNegative("size", size);
        Checks.sha256("sha256", sha256);
    }
}
