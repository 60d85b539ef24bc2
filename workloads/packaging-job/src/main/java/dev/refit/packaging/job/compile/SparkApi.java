package dev.refit.packaging.job.compile;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classes of Spark that a Spark function is compiled against. They are resources of this workload in a folder whose name
 * is not a package, so nothing can load them.
 */
public final class SparkApi {
    private static final String FOLDER = SparkApi.class.getPackageName().replace('.', '/') + "/spark-api";

    private SparkApi() {}

    /** Writes the classes below a folder. */
    public static void unpack(Path to) throws IOException {
        Path jar = JobClassPath.jarWith(SparkApi.class.getName());
        if (Files.isDirectory(jar)) {
            copy(jar.resolve(FOLDER), to);
        } else {
            try (FileSystem zip = FileSystems.newFileSystem(jar)) {
                copy(zip.getPath(FOLDER), to);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(from)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }
}
