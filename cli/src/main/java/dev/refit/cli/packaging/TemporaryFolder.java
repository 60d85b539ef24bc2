package dev.refit.cli.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is gone with all that is in it once it is closed, or the command ends. */
public final class TemporaryFolder implements AutoCloseable {
    private final Path path;
    private final Thread end = new Thread(this::delete, "end of a temporary folder");

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    public static TemporaryFolder make(String name) throws IOException {
        TemporaryFolder folder =
                new TemporaryFolder(Files.createTempDirectory(name).toRealPath());
        Runtime.getRuntime().addShutdownHook(folder.end);
        return folder;
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException e) {
            // The command is ending: the hook does it once more, which does no harm.
        }
    }

    private void delete() {
        try (Stream<Path> all = Files.exists(path) ? Files.walk(path) : Stream.empty()) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // What is left is in the system's folder for such things.
        }
    }
}
