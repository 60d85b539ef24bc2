package dev.refit.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Local room of this process for what is not local: a folder of its own below {@code REFIT_SCRATCH}, or below the
 * temporary folder, made when it is first asked for and removed when the job is over. Thread-safe.
 */
public final class Scratch {
    private static Path folder;

    private Scratch() {}

    /** A folder in it, which exists. */
    public static synchronized Path folder(String name) throws IOException {
        if (folder == null) {
            String base = System.getenv("REFIT_SCRATCH");
            folder = base == null || base.isBlank()
                    ? Files.createTempDirectory("refit-job-")
                    : Files.createTempDirectory(Files.createDirectories(Path.of(base)), "refit-job-");
        }
        return Files.createDirectories(folder.resolve(name));
    }

    static synchronized void remove() throws IOException {
        if (folder == null) {
            return;
        }
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
        folder = null;
    }
}
