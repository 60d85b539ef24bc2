package dev.refit.trigger.arrival;

import dev.refit.events.RefitJson;
import dev.refit.events.checks.Digests;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The token of an arrival whose publisher names none: what tells one version of the files from the next. */
public final class Tokens {
    private Tokens() {}

    /**
     * SHA-256 over the files in the order of their URIs, so that it does not matter in which order they are named.
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
     * @param state what is another after the file was replaced: when it was modified, or an object's ETag
     * @param claim the SHA-256 its publisher claims, empty for none: a corrected claim is another version, else the
     *     failed run of a wrong claim could not be made good
     */
    public record FoundFile(URI uri, long size, String state, String claim) {
        private List<String> identity() {
            return Arrays.asList(uri.toString(), Long.toString(size), state, claim);
        }
    }
}
