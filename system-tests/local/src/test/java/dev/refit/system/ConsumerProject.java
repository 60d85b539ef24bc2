package dev.refit.system;

import dev.refit.system.command.RefitCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of the example of a project that uses a library, with an empty Maven repository. What Maven itself needs comes
 * from the repository that this build has filled, so no network is asked.
 */
final class ConsumerProject {
    private static final Path EXAMPLE = RefitCommand.CHECKOUT.resolve("examples/consumer");
    private static final String SETTINGS =
            """
            <settings>
              <mirrors>
                <mirror><id>build</id><mirrorOf>central</mirrorOf><url>%s</url></mirror>
              </mirrors>
            </settings>
            """;

    private final Path folder;
    private final Path models;

    /** @param models the Maven repository that Refit publishes to */
    ConsumerProject(Path folder, Path models) throws IOException {
        this.folder = folder;
        this.models = models;
        try (Stream<Path> files = Files.walk(EXAMPLE)) {
            for (Path file : files.filter(file -> !file.startsWith(EXAMPLE.resolve("target")))
                    .toList()) {
                Path copy = folder.resolve(EXAMPLE.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        String built =
                Path.of(System.getProperty("refit.maven.repository")).toUri().toString();
        Files.writeString(folder.resolve("settings.xml"), SETTINGS.formatted(built));
    }

    /** Replaces a text of its program. */
    void change(String text, String other) throws IOException {
        Path program = folder.resolve("src/main/java/com/example/airport/Departures.java");
        Files.writeString(program, Files.readString(program).replace(text, other));
    }

    RefitCommand.Answer mvn(String... words) {
        List<String> command = new ArrayList<>(List.of(
                "mvn",
                "-B",
                "-s",
                folder.resolve("settings.xml").toString(),
                "-f",
                folder.resolve("pom.xml").toString(),
                "-Dmaven.repo.local=" + folder.resolve("repository"),
                // Not as a URI: Maven decodes an encoded letter to two.
                "-Dmodels=file://" + models));
        command.addAll(List.of(words));
        return RefitCommand.process(command);
    }
}
