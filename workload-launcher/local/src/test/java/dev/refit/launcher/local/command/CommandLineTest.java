package dev.refit.launcher.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.local.jvm.ArchiveFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    private static final WorkloadSpec SPEC = new WorkloadSpec(
            "some",
            "trial",
            "digest",
            URI.create("file:///requests/some/request.json"),
            new WorkloadSpec.Resources(1000, 2, 1),
            Duration.ofSeconds(1),
            Map.of());

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void makeTheFile() throws IOException {
        file = folder.resolve("command.args");
        Files.writeString(
                file,
                """
                # a comment

                {java}
                -Xmx{heap}m
                {archive}
                -cp
                {folder}/lib/*
                Main
                {request}
                """);
        Files.createDirectories(folder.resolve("lib"));
        Files.writeString(folder.resolve("lib/b.jar"), "b");
        Files.writeString(folder.resolve("lib/a.jar"), "a");
    }

    @Test
    void placeholdersStandForWhatTheSpecSays() {
        List<String> command = List.of(
                "java",
                "-Xmx{heap}m",
                "-XX:ActiveProcessorCount={cpus}",
                "--request",
                "{request}",
                "{memory}",
                "{\"a\":1}");

        List<String> expanded = CommandLine.expand(command, SPEC, JavaSettings.PLAIN);

        assertThat(expanded)
                .containsExactly(
                        "java",
                        "-Xmx750m",
                        "-XX:ActiveProcessorCount=2",
                        "--request",
                        "file:///requests/some/request.json",
                        "1000",
                        "{\"a\":1}");
    }

    @Test
    void aCommandFileNamesEveryJarInOrder() {
        assertThat(expanded(JavaSettings.PLAIN))
                .containsExactly(
                        "java",
                        "-Xmx750m",
                        "-cp",
                        folder.resolve("lib/a.jar") + ":" + folder.resolve("lib/b.jar"),
                        "Main",
                        "file:///requests/some/request.json");
    }

    @Test
    void anArchiveIsUsedOnceItWasRecordedAndFits() throws IOException {
        ArchiveFolder archives = new ArchiveFolder(Files.createDirectories(folder.resolve("archives")));
        JavaSettings using = new JavaSettings("java", Optional.of(archives), false);
        assertThat(expanded(using)).noneMatch(argument -> argument.contains(".jsa"));

        String option = expanded(new JavaSettings("java", Optional.of(archives), true)).stream()
                .filter(argument -> argument.startsWith("-XX:ArchiveClassesAtExit="))
                .findFirst()
                .orElseThrow();
        Files.writeString(Path.of(option.substring(option.indexOf('=') + 1)), "classes");
        assertThat(expanded(using)).noneMatch(argument -> argument.contains(".jsa"));
        archives.publish();

        assertThat(expanded(using)).anyMatch(argument -> argument.startsWith("-XX:SharedArchiveFile="));
        Files.writeString(folder.resolve("lib/b.jar"), "another b");
        assertThat(expanded(using)).noneMatch(argument -> argument.contains(".jsa"));
    }

    @Test
    void aFileThatIsMissingOrHasAnUnknownPlaceholderIsNamed() throws IOException {
        Files.writeString(file, "{jav}\n");
        assertThatThrownBy(() -> expanded(JavaSettings.PLAIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file + ": got the placeholder {jav}");

        Files.delete(file);
        assertThatThrownBy(() -> expanded(JavaSettings.PLAIN))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot read the command line in " + file);
    }

    private List<String> expanded(JavaSettings java) {
        return CommandLine.expand(List.of("@" + file), SPEC, java);
    }
}
