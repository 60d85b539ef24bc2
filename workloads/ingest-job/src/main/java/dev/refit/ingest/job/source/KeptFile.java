package dev.refit.ingest.job.source;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Digests;
import dev.refit.job.JobFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file of a snapshot.
 *
 * @param name its name at the source, for messages
 * @param path where it is read
 * @param state when it was kept
 */
public record KeptFile(String name, Path path, StoredFile stored, FileState state) {

    /** One digest for the content of all files, in whatever order they are named. */
    public static String digest(List<KeptFile> files) {
        return Digests.sha256(
                files.stream().map(file -> file.stored.sha256()).sorted().collect(Collectors.joining("\n")));
    }

    /**
     * Reads the file again.
     *
     * @throws dev.refit.dataset.InvalidDataException when it is another than it was when it was kept
     */
    public void verifyUnchanged() throws IOException {
        state.verify(path);
        String now = JobFolder.stored(path).sha256();
        if (!now.equals(stored.sha256())) {
            throw FileState.changed(path.toString(), "its SHA-256 was " + stored.sha256() + ", now " + now);
        }
    }
}
