package dev.refit.trigger.arrival;

import dev.refit.events.DataArrived;
import dev.refit.events.RefitJson;
import dev.refit.events.checks.Checks;
import dev.refit.events.data.DataFile;
import dev.refit.store.ArtifactStoreException;
import dev.refit.store.root.DataRoots;
import dev.refit.trigger.arrival.Tokens.FoundFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A publisher's request to take a version of a dataset, before anybody has looked at the files.
 *
 * @param files at least one, each URI once
 * @param digest identifies this version, as the publisher sees it; null: derived from the files
 * @param again whether this is a new version also where the partition has had it
 */
public record ArrivalRequest(String partition, List<NamedFile> files, String digest, boolean again) {
    /** An event of a run carries the files of all its datasets, and is limited in size itself. */
    static final int MAX_BYTES = 64 * 1024;

    /**
     * A file by name.
     *
     * @param size in bytes; null when the publisher does not give it
     * @param sha256 null when the publisher does not give it
     */
    public record NamedFile(String uri, Long size, String sha256) {
        public NamedFile {
            Checks.text("uri", uri);
            if (size != null) {
                Checks.notNegative("size", size);
            }
            if (sha256 != null && !sha256.matches("[0-9a-f]{64}")) {
                throw Checks.invalid("sha256", sha256, "64 lower-case hexadecimal digits");
            }
        }

        public NamedFile(String uri) {
            this(uri, null, null);
        }
    }

    public ArrivalRequest {
        Checks.partition("partition", partition);
        files = Checks.notEmpty("files", files);
        if (digest != null && !digest.matches("[\\x21-\\x7e]{1,200}")) {
            throw Checks.invalid("digest", digest, "1 to 200 printable ASCII characters without spaces");
        }
    }

    public ArrivalRequest(String partition, List<NamedFile> files, String digest) {
        this(partition, files, digest, false);
    }

    /**
     * Reads {@code {"partition": "2013-01", "files": ["file:///…", {"uri": …, "size": …, "sha256": …}], "digest": …, "again": …}}.
     *
     * @throws InvalidArrivalException when the bytes are anything else, with every problem
     */
    public static ArrivalRequest read(byte[] json) {
        return new ArrivalRequestReader().read(json);
    }

    /**
     * Looks at the files and makes the arrival: with each URI in its normal form, the actual sizes, and the token.
     *
     * @param roots below which every file has to lie
     * @throws InvalidArrivalException when a file is outside the roots, cannot be found or contradicts the request, with every problem
     * @throws ArtifactStoreException when S3 does not answer
     */
    public DataArrived arrival(String dataset, DataRoots roots) {
        List<String> problems = new ArrayList<>();
        List<FoundFile> found = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            try {
                found.add(ArrivedFile.find("files[" + i + "]", files.get(i), roots));
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidArrivalException(problems);
        }
        return bounded(arrival(dataset, found));
    }

    private DataArrived arrival(String dataset, List<FoundFile> found) {
        List<DataFile> dataFiles = found.stream()
                .map(f -> new DataFile(f.uri(), f.size(), f.claim().isEmpty() ? null : f.claim()))
                .toList();
        try {
            return new DataArrived(dataset, partition, token(found), dataFiles);
        } catch (IllegalArgumentException e) {
            throw new InvalidArrivalException(List.of(e.getMessage()));
        }
    }

    /** A partition has one version of each token, so the same version is published again under another one. */
    private String token(List<FoundFile> found) {
        String token = digest == null ? Tokens.of(found) : digest;
        return again ? token + "@" + Instant.now() : token;
    }

    private static DataArrived bounded(DataArrived arrival) {
        int size = RefitJson.bytes(arrival).length;
        if (size > MAX_BYTES) {
            throw new InvalidArrivalException(
                    List.of("files: got " + arrival.files().size() + " files, a list of " + size
                            + " bytes, expected at most " + MAX_BYTES + " bytes; use fewer, larger files"));
        }
        return arrival;
    }
}
