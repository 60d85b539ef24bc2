package dev.refit.packaging.job;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The classes of Spark's that a function of Spark's is compiled against. They lie in this workload as resources below a
 * folder that is no package, so that nothing can load them.
 */
final class SparkApi {
    private static final String FOLDER = "spark-api";

    private SparkApi() {}

    /** Writes them below a folder. */
    static void unpack(Path to) throws IOException {
        URI found;
        try {
            found = SparkApi.class.getResource(FOLDER).toURI();
        } catch (URISyntaxException | NullPointerException e) {
            throw new IllegalStateException("The packaging workload is incomplete: it has no " + FOLDER, e);
        }
        if (!found.getScheme().equals("jar")) {
            copy(Path.of(found), to);
            return;
        }
        try (FileSystem zip = FileSystems.newFileSystem(found, Map.of())) {
            copy(zip.provider().getPath(found), to);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
