package dev.refit.packaging.job.source;

import dev.refit.model.Scorer;
import dev.refit.packaging.job.compile.JobClassPath;
import dev.refit.packaging.job.library.Library;
import dev.refit.packaging.job.model.ModelShape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Copies the sources of the model runtime into a package of the library's own. So two libraries in one application may
 * carry different releases of the runtime.
 */
public final class RuntimeSources {
    private static final String ORIGINAL = Scorer.class.getPackageName();
    private static final String ADAPTER = "GenmodelScorer.java";

    private RuntimeSources() {}

    /** Writes the sources below a folder, with the adapter of h2o-genmodel if the library needs it. */
    public static void write(Library library, Path root) throws IOException {
        Path jar = JobClassPath.jarWith(Scorer.class.getName());
        if (Files.isDirectory(jar)) {
            copy(library, jar, root);
        } else {
            try (FileSystem zip = FileSystems.newFileSystem(jar)) {
                copy(library, zip.getPath("/"), root);
            }
        }
        if (!library.shape().selfContained()) {
            try (InputStream in = ModelShape.class.getResourceAsStream(ADAPTER)) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .replace("package " + ModelShape.class.getPackageName(), "package " + library.packageName());
                Files.writeString(root.resolve(library.folder()).resolve(ADAPTER), relocated(library, text));
            }
        }
    }

    private static void copy(Library library, Path classes, Path root) throws IOException {
        Path from = classes.resolve(ORIGINAL.replace('.', '/'));
        Path to = root.resolve(library.runtimePackage().replace('.', '/'));
        List<Path> sources;
        try (Stream<Path> all = Files.walk(from)) {
            sources = all.filter(file -> file.toString().endsWith(".java")).toList();
        }
        if (sources.isEmpty()) {
            throw new IllegalStateException("The packaging workload is incomplete: " + from + " has no sources");
        }
        for (Path source : sources) {
            Path target = to.resolve(from.relativize(source).toString());
            Files.createDirectories(target.getParent());
            Files.writeString(target, relocated(library, Files.readString(source)));
        }
    }

    private static String relocated(Library library, String text) {
        return text.replace(ORIGINAL, library.runtimePackage());
    }
}
