package dev.refit.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.events.RefitJson;
import dev.refit.system.command.RefitCommand;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code refit package}, as somebody types it who has trained with H2O elsewhere; no platform is up. */
class PackageIT {
    @TempDir
    static Path folder;

    private static Path rows;
    private static Path model;
    private static Path narrow;

    @BeforeAll
    static void train() throws IOException {
        // H2O reads no file whose name is not plain, Refit does.
        Path table = Shells.table(folder.resolve("table.csv"));
        rows = Files.copy(table, folder.resolve("röws.csv"));
        model = Shells.trained(table, "none", folder.resolve("a model.zip"));
        narrow = Shells.trained(table, "colour", folder.resolve("narrow.zip"));
    }

    @Test
    void aModelFromElsewhereBecomesALibraryThatAJavaTeamUses() throws IOException {
        Path home = folder.resolve("home");
        RefitCommand refit = new RefitCommand(home);

        Path key = key();

        JsonNode first = packaged(
                refit, model, "--json", "--target-docs", "Which species a shell is of", "--key", key.toString());
        assertThat(first.get("coordinates").asText()).isEqualTo("com.example.shells:shell-model:1.0.0");
        assertThat(first.at("/proof/compared")).hasSize(2);
        assertThat(first.at("/proof/rowsGiven").asInt()).isEqualTo(200);
        Path jar = Path.of(URI.create(first.get("jar").asText()));
        assertThat(jar).startsWith(home.resolve("artifacts/maven").toRealPath());
        String published = files(home.resolve("artifacts/maven/com"));
        assertThat(published).contains("shells/shell-model-spark/1.0.0/shell-model-spark-1.0.0.pom ");

        Path program = Files.writeString(
                folder.resolve("Guess.java"),
                """
                import com.example.shells.*;
                class Guess {
                    public static void main(String[] args) {
                        var model = ShellModel.load();
                        var shell = ShellInput.builder().width(9).colour("red").build();
                        System.out.println(model.score(shell).label() + " by " + ShellModel.coordinates());
                    }
                }
                """);
        assertThat(java("-cp", jar.toString(), program.toString()).output())
                .contains("large by com.example.shells:shell-model:1.0.0");
        assertThat(java("-jar", jar.toString(), "verify").output()).contains("recorded predictions replayed");
        isAsSigned(refit, jar, key, first.get("signedWith").asText());
        assertThat(java("-jar", jar.toString(), "provenance").output())
                .contains("\"origin\" : \"uploaded\"", "a model.zip", "röws.csv");

        JsonNode again = packaged(
                refit, model, "--json", "--target-docs", "Which species a shell is of", "--key", key.toString());
        assertThat(again.get("coordinates")).isEqualTo(first.get("coordinates"));
        assertThat(files(home.resolve("artifacts/maven/com"))).isEqualTo(published);

        JsonNode other = packaged(refit, narrow, "--json");
        assertThat(other.get("coordinates").asText()).endsWith(":2.0.0");
        assertThat(other.at("/proof/columnsNotRead").toString()).isEqualTo("[\"colour\"]");
        assertThat(other.get("signedWith").isNull()).isTrue();
        assertThat(refit.run("verify", "com.example.shells:shell-model:2.0.0", "--key", key.toString())
                        .exitCode())
                .isEqualTo(4);

        RefitCommand.Answer overwriting = called(refit, narrow, "--version", "1.0.0");
        assertThat(overwriting.exitCode()).as(overwriting.output()).isEqualTo(1);
        assertThat(overwriting.output()).contains("never overwritten");
    }

    /** Turkish letters, Arabic digits and Thailand's calendar at once. */
    @Test
    void aLanguageWithOtherDigitsMakesTheSameLibrary() throws IOException {
        String options = "-Duser.language=tr -Duser.country=TR -Duser.extensions=u-ca-buddhist-nu-arab";
        RefitCommand refit = new RefitCommand(folder.resolve("tr-TR"), Map.of("JAVA_TOOL_OPTIONS", options));

        JsonNode packaged = packaged(refit, model, "--json");

        assertThat(packaged.get("coordinates").asText()).isEqualTo("com.example.shells:shell-model:1.0.0");
        assertThat(packaged.at("/proof/rowsGiven").asInt()).isEqualTo(200);
        Path jar = Path.of(URI.create(packaged.get("jar").asText()));
        assertThat(java("-jar", jar.toString(), "verify").output()).contains("recorded predictions replayed");
        assertThat(java("-jar", jar.toString(), "provenance").output()).doesNotContainPattern("[\\p{Nd}&&[^0-9]]");
    }

    /** By the command, and by the library itself; and not any more when a byte of the jar differs. */
    private static void isAsSigned(RefitCommand refit, Path jar, Path key, String keyId) throws IOException {
        RefitCommand.Answer verified =
                refit.run("verify", "com.example.shells:shell-model:1.0.0", "--key", key.toString());
        assertThat(verified.output())
                .contains("shell-model-1.0.0.jar: as signed, with ", "shell-model-spark-1.0.0.jar: as signed")
                .contains("Signed with the key " + keyId);
        assertThat(verified.exitCode()).as(verified.output()).isZero();
        assertThat(java("-jar", jar.toString(), "verify", "--key", key.toString())
                        .output())
                .contains("shell-model-1.0.0.jar and 9 files in it are as signed with the key " + keyId)
                .contains("recorded predictions replayed");

        byte[] bytes = Files.readAllBytes(jar);
        bytes[bytes.length - 1] ^= 1;
        Path changed =
                Files.write(Files.createDirectory(folder.resolve("changed")).resolve(jar.getFileName()), bytes);
        Path envelope = jar.resolveSibling("shell-model-1.0.0.intoto.jsonl");
        RefitCommand.Answer refused =
                refit.run("verify", changed.toString(), "--key", key.toString(), "--signature", envelope.toString());
        assertThat(refused.output()).contains("'shell-model-1.0.0.jar': got SHA-256 ");
        assertThat(refused.exitCode()).isEqualTo(1);
    }

    private static Path key() throws IOException {
        KeyPair pair;
        try {
            pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        Base64.Encoder base64 = Base64.getEncoder();
        return Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                                .formatted(
                                        base64.encodeToString(pair.getPrivate().getEncoded()))
                        + "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
                                .formatted(
                                        base64.encodeToString(pair.getPublic().getEncoded())));
    }

    @Test
    void sparkScoresATableWithTheSameBits() throws IOException {
        Path out = folder.resolve("spark");
        packaged(new RefitCommand(folder.resolve("unused")), model, "--json", "--out", out.toString());
        String spark = RefitCommand.CHECKOUT.resolve("workloads/transform-job/target/lib") + "/*";
        String classPath =
                out.resolve("shell-model-1.0.0.jar") + ":" + out.resolve("shell-model-spark-1.0.0.jar") + ":" + spark;
        Path classes = Files.createDirectories(out.resolve("classes"));
        RefitCommand.Answer compiled = RefitCommand.process(List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-cp",
                classPath,
                "-d",
                classes.toString(),
                RefitCommand.CHECKOUT
                        .resolve("system-tests/local/src/test/resources/elsewhere/AtScale.java")
                        .toString()));
        assertThat(compiled.exitCode()).as(compiled.output()).isZero();

        String options = "@" + RefitCommand.CHECKOUT.resolve("workloads/transform-job/target/jvm.args");
        RefitCommand.Answer scored =
                java(options, "-Xmx700m", "-cp", classes + ":" + classPath, "AtScale", rows.toString());

        assertThat(scored.output())
                .contains("200 of 200 rows have the same bits")
                .contains("without a column: true", "without values: true", "unseen: true", "another number: true")
                .contains("no row: null")
                .contains("column=colour, reason=UNSEEN_LEVEL", "lastValue=never seen")
                .contains("refused: width: got a column of the type string, expected a number or boolean")
                .contains("refused: width: got the columns WIDTH, Width, expected one")
                .contains("refused: got the columns height, expected inputs of the model: width, colour");
    }

    @Test
    void withoutARepositoryTheFilesAreLeftWhereTheyWereAskedFor() throws IOException {
        RefitCommand refit = new RefitCommand(folder.resolve("unused"));
        Path out = folder.resolve("out");

        JsonNode answer = packaged(refit, model, "--json", "--out", out.toString(), "--version", "3.1.4");

        assertThat(answer.get("jar").isNull()).isTrue();
        assertThat(out.resolve("shell-model-3.1.4.jar")).isRegularFile();
        assertThat(out.resolve("shell-model-3.1.4-tests.jar")).isRegularFile();
        assertThat(refit.home()).doesNotExist();
    }

    @Test
    void whatIsWrongIsSaidAndEndsWithCodeTwo() throws IOException {
        RefitCommand refit = new RefitCommand(folder.resolve("refusals"));
        Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(Files.readAllBytes(model), 400));
        Path others = Files.writeString(folder.resolve("others.csv"), "a,b\n1,2\n");

        refused(called(refit, rows), "csv is no zip, expected the zip that H2O exports as a MOJO");
        refused(called(refit, cut), "cut.zip is damaged or cut off");
        refused(called(refit, folder.resolve("nothing.zip")), "nothing.zip: there is no such file");
        refused(called(refit, model, "--version", "one"), "--version: got one, expected three numbers");
        refused(called(refit, model, "--repository", "ftp://there/"), "--repository: got ftp://there/");
        refused(called(refit, model, "--missing", "missing"), "--missing: got missing, expected score or refuse");
        refused(
                refit.run(words(model, others, "com.example.shells")),
                "others.csv, line 1: got the columns a, b, expected inputs of the model: width, colour");
        refused(refit.run(words(model, rows, "Com.Example")), "--group: got Com.Example, expected a Java package name");
        assertThat(refit.home().resolve("artifacts/maven/com")).doesNotExist();
    }

    private static void refused(RefitCommand.Answer answer, String expected) {
        assertThat(answer.output()).contains(expected);
        assertThat(answer.exitCode()).as(answer.output()).isEqualTo(2);
    }

    private static JsonNode packaged(RefitCommand refit, Path mojo, String... more) {
        RefitCommand.Answer answer = called(refit, mojo, more);
        assertThat(answer.exitCode()).as(answer.output()).isZero();
        return RefitJson.read(answer.output().getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }

    private static RefitCommand.Answer called(RefitCommand refit, Path mojo, String... more) {
        return refit.run(words(mojo, rows, "com.example.shells", more));
    }

    private static String[] words(Path mojo, Path examples, String group, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "package",
                mojo.toString(),
                "--examples",
                examples.toString(),
                "--group",
                group,
                "--artifact",
                "shell-model"));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private static RefitCommand.Answer java(String... words) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(words));
        return RefitCommand.process(command);
    }

    private static String files(Path root) throws IOException {
        try (java.util.stream.Stream<Path> all = Files.walk(root)) {
            StringBuilder text = new StringBuilder();
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                text.append(root.relativize(file))
                        .append(' ')
                        .append(Files.getLastModifiedTime(file))
                        .append(' ')
                        .append(Files.size(file))
                        .append('\n');
            }
            return text.toString();
        }
    }
}
