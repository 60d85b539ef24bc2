package dev.refit.training.job.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder under a name that H2O can read: H2O keeps one byte of each character of a file's name, so a name beyond ASCII
 * is reached through a link, which goes when this is closed.
 */
record PlainFolder(Path path, boolean isLink) implements AutoCloseable {

    static PlainFolder of(Path folder) throws IOException {
        if (StandardCharsets.US_ASCII.newEncoder().canEncode(folder.toString())) {
            return new PlainFolder(folder, false);
        }
        Path link = Files.createTempDirectory("refit-").resolve("features");
        return new PlainFolder(Files.createSymbolicLink(link, folder), true);
    }

    @Override
    public void close() throws IOException {
        if (isLink) {
            Files.delete(path);
            Files.delete(path.getParent());
        }
    }
}
