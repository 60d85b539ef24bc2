package dev.refit.packaging.publish;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Digests;
import dev.refit.events.release.Release;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Releases of {@code com.example.models:delay-model} whose files are made up, with a pom that Maven can read. */
public final class Releases {
    private Releases() {}

    public static Release of(Path folder, String version) throws IOException {
        return of(folder, version, "the jar of " + version);
    }

    public static Release of(Path folder, String version, String jar) throws IOException {
        Path own = Files.createDirectories(folder.resolve(version));
        Map<String, StoredFile> files = new LinkedHashMap<>();
        files.put("pom", file(own.resolve("pom"), pom(version)));
        files.put("tests.jar", file(own.resolve("tests.jar"), "the tests of " + version));
        files.put("sources.jar", file(own.resolve("sources.jar"), "the sources of " + version));
        files.put("jar", file(own.resolve("jar"), jar));
        return new Release("com.example.models", "delay-model", version, files, 10);
    }

    /** With a second artifact, whose files have this content. */
    static Release withSparkFunction(Release release, String content) throws IOException {
        Path folder = Path.of(release.files().get("jar").uri()).resolveSibling("spark");
        Files.createDirectories(folder);
        Map<String, StoredFile> files = new LinkedHashMap<>(release.files());
        for (String key : List.of("jar", "pom", "sources.jar")) {
            files.put("delay-model-spark/" + key, file(folder.resolve(key), content));
        }
        return new Release(release.groupId(), release.artifactId(), release.version(), files, release.examples());
    }

    private static StoredFile file(Path path, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        Files.write(path, bytes);
        return new StoredFile(path.toUri(), bytes.length, Digests.sha256(bytes));
    }

    private static String pom(String version) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example.models</groupId>
                  <artifactId>delay-model</artifactId>
                  <version>%s</version>
                </project>
                """
                .formatted(version);
    }
}
