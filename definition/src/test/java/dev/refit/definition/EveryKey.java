package dev.refit.definition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The definition with every key there is, and a jar to go with it. */
final class EveryKey {
    private EveryKey() {}

    static Path in(Path folder) throws IOException {
        Path jar = folder.resolve("lib/features.jar");
        Files.createDirectories(jar.getParent());
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("com/example/Features.class"));
            out.closeEntry();
        }
        return Files.copy(Path.of("src/test/resources/valid/every-key.yaml"), folder.resolve("every-key.yaml"));
    }
}
