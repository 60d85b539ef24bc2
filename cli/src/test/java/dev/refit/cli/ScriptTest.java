package dev.refit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script at the root, on a copy of it that has nothing to build. */
class ScriptTest {
    private static final List<String> TOOLS = List.of(
            "bash",
            "env",
            "dirname",
            "readlink",
            "sed",
            "head",
            "tail",
            "find",
            "grep",
            "mkdir",
            "mktemp",
            "mv",
            "rm",
            "sleep");

    @TempDir
    Path folder;

    private Path bin;
    private Path script;

    @BeforeEach
    void copy() throws IOException {
        bin = Files.createDirectories(folder.resolve("bin"));
        for (String tool : TOOLS) {
            program(tool, "exec " + where(tool) + " \"$@\"");
        }
        script = Files.createDirectories(folder.resolve("check out")).resolve("refit");
        Files.copy(Path.of("../refit"), script);
        script.toFile().setExecutable(true);
        Files.writeString(script.resolveSibling("pom.xml"), "<project/>");
    }

    @Test
    void withoutJavaItSaysWhatToInstall() throws Exception {
        Result result = run(Map.of());

        assertThat(result.exitCode).isEqualTo(2);
        assertThat(result.output).contains("There is no Java", "JDK 17");
    }

    @Test
    void anOldJavaIsRefusedByItsVersion() throws Exception {
        program("java", "echo 'openjdk version \"11.0.22\" 2024-01-16' >&2");

        Result result = run(Map.of());

        assertThat(result.exitCode).isEqualTo(2);
        assertThat(result.output).contains("Java 11", "needs 17");
    }

    @Test
    void aVeryOldJavaCountsItsVersionsInAnotherWay() throws Exception {
        program("java", "echo 'java version \"1.8.0_402\"' >&2");

        assertThat(run(Map.of()).output).contains("Java 8");
    }

    @Test
    void aNewerJavaThanH2oTakesIsRefusedButToTheDoctorsPatients() throws Exception {
        program("java", "echo 'openjdk version \"21.0.2\" 2024-01-16' >&2");

        Result up = run(Map.of());
        Result doctor = run("doctor", Map.of("REFIT_BUILD", "never"));

        assertThat(up.exitCode).isEqualTo(2);
        assertThat(up.output).contains("is Java 21, Refit needs 17: H2O trains with none newer.", "set JAVA_HOME");
        assertThat(doctor.output).contains("There is no build").doesNotContain("Java 21");
    }

    @Test
    void aJavaHomeWithoutJavaIsNamed() throws Exception {
        Result result = run(Map.of("JAVA_HOME", "/nowhere"));

        assertThat(result.exitCode).isEqualTo(2);
        assertThat(result.output).contains("JAVA_HOME is /nowhere");
    }

    @Test
    void withoutMavenThereIsNoBuild() throws Exception {
        java17();

        Result result = run(Map.of());

        assertThat(result.exitCode).isEqualTo(2);
        assertThat(result.output).contains("no mvn on the PATH");
    }

    @Test
    void itBuildsOnceAndAgainOnlyWhenSourcesChange() throws Exception {
        java17();
        program("mvn", "mkdir -p cli/target/lib; echo built >> builds.txt");
        Path source = Files.createDirectories(script.resolveSibling("cli/src/main/java"))
                .resolve("A.java");
        Files.writeString(source, "class A {}");

        run(Map.of());
        Result second = run(Map.of());
        int before = builds();
        touchTheSources();
        run(Map.of());

        assertThat(second.exitCode).isZero();
        assertThat(second.output).contains("java was called with").contains("dev.refit.cli.Refit up");
        assertThat(before).isEqualTo(1);
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void onlyWhatStartsSomethingBuildsChangedSources() throws Exception {
        java17();
        program("mvn", "mkdir -p cli/target/lib; echo built >> builds.txt");
        run("doctor", Map.of());
        touchTheSources();

        run("down", Map.of());
        int afterDown = builds();
        run("demo", Map.of());

        assertThat(afterDown).isEqualTo(1);
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aCopiedCheckoutDoesNotUseTheClassesOfItsOriginal() throws Exception {
        java17();
        Path root = script.getParent().toRealPath();
        Files.createDirectories(root.resolve("cli/target/lib"));
        Path classes = Files.createDirectories(root.resolve("target/cds"));
        Files.writeString(classes.resolve("cli.jsa"), "");
        Files.writeString(classes.resolve("cli.root"), "/elsewhere\n");

        String copied = run("runs", Map.of("REFIT_BUILD", "never")).output;
        Files.writeString(classes.resolve("cli.root"), root + "\n");
        String own = run("runs", Map.of("REFIT_BUILD", "never")).output;

        assertThat(copied).contains("dev.refit.cli.Refit runs").doesNotContain("SharedArchiveFile");
        assertThat(own).contains("-XX:SharedArchiveFile=" + root, "-Xlog:cds+dynamic=off");
    }

    @Test
    void nothingIsBuiltUnderARunningPlatform() throws Exception {
        java17();
        program("mvn", "mkdir -p cli/target/lib; echo built >> builds.txt");
        run("up", Map.of());
        touchTheSources();
        Path record = script.resolveSibling(".refit/run/platform.json");
        Files.createDirectories(record.getParent());
        Files.writeString(record, "{}");

        Result result = run("up", Map.of());

        assertThat(builds()).isEqualTo(1);
        assertThat(result.output).contains("refit down, then refit up");
    }

    @Test
    void aFailedBuildShowsItsErrorsAndIsNotTakenForOne() throws Exception {
        java17();
        program("mvn", "mkdir -p cli/target/lib; echo '[ERROR] A.java:[3,1] not a statement'; exit 1");

        Result first = run(Map.of());
        Result second = run(Map.of());

        assertThat(first.exitCode).isEqualTo(1);
        assertThat(first.output).contains("A.java:[3,1]", "The build failed", "refit-build.log");
        assertThat(second.exitCode).isEqualTo(1);
    }

    private void touchTheSources() throws IOException {
        Path source = Files.createDirectories(script.resolveSibling("cli/src/main/java"))
                .resolve("A.java");
        Files.writeString(source, "class A {}");
        Files.setLastModifiedTime(source, FileTime.fromMillis(System.currentTimeMillis() + 10_000));
    }

    private int builds() throws IOException {
        return Files.readAllLines(script.resolveSibling("builds.txt")).size();
    }

    private void java17() throws IOException {
        program(
                "java",
                "if [ \"$1\" = -version ]; then echo 'openjdk version \"17.0.15\" 2025-04-15' >&2;"
                        + " else echo \"java was called with $*\"; fi");
    }

    private void program(String name, String body) throws IOException {
        Path program = Files.writeString(bin.resolve(name), "#!" + where("bash") + "\n" + body + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Result run(Map<String, String> environment) throws Exception {
        return run("up", environment);
    }

    private Result run(String command, Map<String, String> environment) throws Exception {
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(script.toString(), command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", bin.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), Files.readString(output));
    }

    private static Path where(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + tool));
    }

    private record Result(int exitCode, String output) {}
}
