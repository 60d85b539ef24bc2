package dev.refit.events.data;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.checks.Checks;
import java.net.URI;

/**
 * One file of an arrival, as its publisher names it.
 *
 * @param uri {@code file:} or {@code s3:}
 * @param size in bytes, null when the publisher does not say
 * @param sha256 claimed digest, null when the publisher does not say; the ingest workload fails a run whose claim is
 *     wrong
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DataFile(URI uri, Long size, String sha256) {
    public DataFile {
        Checks.location("uri", uri);
        if (sha256 != null) {
            Checks.sha256("sha256", sha256);
        }
        if (size != null) {
            Checks.notNegative("size", size);
        }
    }
}
