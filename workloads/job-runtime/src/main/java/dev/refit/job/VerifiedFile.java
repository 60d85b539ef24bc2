package dev.refit.job;

import dev.refit.events.Failure.Fault;
import dev.refit.events.definition.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A stored file whose content is what its digest says. */
public final class VerifiedFile {
    private VerifiedFile() {}

    /**
     * Where the file lies.
     *
     * @param field what the request calls it
     * @throws JobFailedException when it is not there, out of reach, or not what its digest says
     */
    public static Path path(String field, StoredFile file) throws IOException, JobFailedException {
        if (!"file".equals(file.uri().getScheme())) {
            throw new JobFailedException(
                    Fault.PLATFORM,
                    "unreachable-file",
                    field + ": got " + file.uri() + ", expected a file: URI",
                    "Give the workload an artifact store that it sees as a folder.");
        }
        Path path = Path.of(file.uri());
        if (!Files.isRegularFile(path)) {
            throw new JobFailedException(
                    Fault.PLATFORM,
                    "missing-file",
                    field + ": " + path + " does not exist.",
                    "See whether the artifact store is mounted and whole.");
        }
        String found = JobFolder.stored(path).sha256();
        if (!found.equals(file.sha256())) {
            throw new JobFailedException(
                    Fault.DATA,
                    "content-changed",
                    field + ": " + path + " has the SHA-256 " + found + ", expected " + file.sha256() + ".",
                    "The file was changed after training wrote it: run the refit again.");
        }
        return path;
    }
}
