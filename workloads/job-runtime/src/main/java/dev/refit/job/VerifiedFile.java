package dev.refit.job;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.run.Failure.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A stored file whose content is what its digest says. */
public final class VerifiedFile {
    private VerifiedFile() {}

    /**
     * Where the file lies on this machine: in its place, or as a copy that is gone when the job is over.
     *
     * @param field what the request calls it
     * @throws JobFailedException when it is not there, or not what its digest says
     */
    public static Path path(String field, StoredFile file) throws IOException, JobFailedException {
        Path path = LocalCopy.of(file.uri()).filter(Files::isRegularFile).orElse(null);
        if (path == null) {
            throw new JobFailedException(
                    Fault.PLATFORM,
                    "missing-file",
                    field + ": " + named(file) + " does not exist.",
                    "See whether the artifact store is mounted and whole.");
        }
        String found = JobFolder.stored(path).sha256();
        if (!found.equals(file.sha256())) {
            throw new JobFailedException(
                    Fault.DATA,
                    "content-changed",
                    field + ": " + named(file) + " has the SHA-256 " + found + ", expected " + file.sha256() + ".",
                    "The file was changed after training wrote it: run the refit again.");
        }
        return path;
    }

    private static String named(StoredFile file) {
        return "file".equals(file.uri().getScheme())
                ? Path.of(file.uri()).toString()
                : file.uri().toString();
    }
}
