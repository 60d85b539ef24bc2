package dev.refit.trigger.arrival;

import dev.refit.events.RefitJson;
import dev.refit.events.checks.Digests;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Derives the token of an arrival whose publisher gives none. It distinguishes one version of the files from the next. */
public final class Tokens {
    private Tokens() {}

    /**
     * SHA-256 over the files in the order of their URIs, so that the order of the request does not matter.
     *
     * @return 64 lower-case hexadecimal digits
     */
    public static String of(Collection<FoundFile> files) {
        List<List<String>> identity = files.stream()
                .sorted(Comparator.comparing(file -> file.uri().toString()))
                .map(FoundFile::identity)
                .toList();
        return Digests.sha256(RefitJson.write(identity));
    }

    /**
     * A file as it was found at arrival.
     *
     * @param state changes when the file is replaced: the time of its modification, or an object's ETag
     * @param claim the SHA-256 that the publisher claims, empty for none. A corrected claim is another version, otherwise
     *     the failed run of a wrong claim could not be repaired
     */
    public record FoundFile(URI uri, long size, String state, String claim) {
        private List<String> identity() {
            return Arrays.asList(uri.toString(), Long.toString(size), state, claim);
        }
    }
}
