package dev.refit.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.cli.platform.AccessToken;
import dev.refit.cli.platform.Home;
import dev.refit.events.EventType;
import dev.refit.events.RefitJson;
import dev.refit.events.checks.Digests;
import dev.refit.run.topic.KafkaAccess;
import dev.refit.system.command.RefitCommand;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that was trained elsewhere is sent to a platform over HTTP. */
class ModelsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Map<String, String> OPTIONS =
            Map.of("group", "com.example.shells", "artifact", "shell-model", "unseen-level", "refuse");

    @TempDir
    static Path folder;

    private static RefitCommand refit;
    private static Path rows;
    private static Path model;

    @BeforeAll
    static void up() throws IOException {
        Path table = Shells.table(folder.resolve("table.csv"));
        rows = Files.copy(table, folder.resolve("röws.csv"));
        model = Shells.trained(table, "none", folder.resolve("a model.zip"));
        refit = new RefitCommand(folder.resolve("home"));
        refit.ok("up", "--detach", "--port-base", "0");
    }

    @AfterAll
    static void down() {
        refit.ok("down");
    }

    @Test
    void aModelThatIsSentIsTheLibraryThatRefitPackageMakesWhateverIsKilledMeanwhile() throws Exception {
        ModelForm.Answer first = send(model, rows, OPTIONS);
        assertThat(first.status()).as(first.toString()).isEqualTo(202);
        String run = first.body().get("run").asText();
        await().atMost(PATIENCE).until(() -> !attempts(run).isEmpty());
        ProcessHandle packaging = process("packaging");
        packaging.destroyForcibly();
        packaging.onExit().join();
        assertThat(send(model, rows, OPTIONS)).isEqualTo(first);
        refit.ok("down");
        refit.ok("up", "--detach", "--port-base", "0");

        JsonNode ended = ended(run);

        assertThat(ended.get("state").asText()).as(ended.toPrettyString()).isEqualTo("SUCCEEDED");
        assertThat(ended.at("/model/coordinates").asText()).isEqualTo("com.example.shells:shell-model:1.0.0");
        assertThat(ended.get("stages")).hasSize(2);
        assertThat(attempts(run)).hasSize(1);
        Path out = folder.resolve("out");
        assertThat(packaged("--out=" + out).exitCode()).isZero();
        Map<String, String> promoted = contents(artifact().resolve("1.0.0"));
        promoted.putAll(contents(artifact().resolveSibling("shell-model-spark/1.0.0")));
        assertThat(promoted.remove("shell-model-1.0.0.intoto.jsonl"))
                .as("signed by the platform")
                .isNotNull();
        assertThat(refit.run("verify", "com.example.shells:shell-model:1.0.0").output())
                .contains("shell-model-1.0.0.jar: as signed, with ");
        assertThat(contents(out)).isEqualTo(promoted);

        RefitCommand.Answer again = packaged("--send", "--json");
        assertThat(again.exitCode()).as(again.output()).isZero();
        assertThat(json(again)).isEqualTo(first.body());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(promoted(run)).isGreaterThan(1));
        assertThat(refit.runs("shell-model")).hasSize(1);
        assertThat(Files.list(artifact()).filter(Files::isDirectory)).hasSize(1);
        assertThat(refit.run("runs", "show", run).output())
                .contains("model    com.example.shells:shell-model:1.0.0")
                .doesNotContain("transform");
        assertThat(refit.run("gc", "--keep", "1", "--dry-run").exitCode()).isZero();
    }

    @Test
    void whatOnlyThePackagingFindsOutFailsTheRun() throws Exception {
        Path pretended = folder.resolve("pretended.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(pretended))) {
            zip.putNextEntry(new ZipEntry("model.ini"));
            zip.write("[info]\nalgo = gbm\n".getBytes(StandardCharsets.UTF_8));
        }

        ModelForm.Answer taken = send(pretended, rows, Map.of("group", "com.example.shells", "artifact", "no-model"));

        String run = taken.body().get("run").asText();
        JsonNode ended = ended(run);
        assertThat(ended.get("state").asText()).as(ended.toPrettyString()).isEqualTo("FAILED");
        assertThat(ended.at("/failure/fault").asText()).isEqualTo("data");
        assertThat(ended.at("/failure/message").asText()).contains("pretended.zip is not a readable MOJO");
        assertThat(refit.run("runs", "logs", run).exitCode()).isZero();
        assertThat(refit.run("runs", "retry", run).output()).contains("generation 2");
        await().atMost(PATIENCE)
                .until(() -> run(run), view -> view.get("generation").asInt() == 2 && view.hasNonNull("failure"));
    }

    @Test
    void whatCannotBeIsRefusedWithEveryProblem() throws Exception {
        ModelForm.Answer refused = send(rows, rows, Map.of("group", "Com.Example", "artifact", "x", "colour", "red"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("problems"))
                .extracting(JsonNode::asText)
                .anySatisfy(problem -> assertThat(problem).startsWith("colour: got a field of this name"))
                .anySatisfy(problem -> assertThat(problem).startsWith("model: röws.csv is no zip"))
                .anySatisfy(problem -> assertThat(problem).startsWith("group: got Com.Example"));
    }

    private static ModelForm.Answer send(Path mojo, Path examples, Map<String, String> options) throws Exception {
        return new ModelForm()
                .file("model", mojo)
                .file("examples", examples)
                .texts(options)
                .send(
                        URI.create("http://127.0.0.1:"
                                + platform().at("/ports/ingest").asInt()),
                        AccessToken.of(new Home(refit.home())).orElseThrow());
    }

    /** {@code refit package} of the same upload. */
    private static RefitCommand.Answer packaged(String... more) {
        List<String> words = new ArrayList<>(List.of(
                "package",
                model.toString(),
                "--examples=" + rows,
                "--group=com.example.shells",
                "--artifact=shell-model",
                "--unseen-level=refuse"));
        words.addAll(List.of(more));
        return refit.run(words.toArray(String[]::new));
    }

    private static JsonNode ended(String run) {
        return await().atMost(PATIENCE)
                .until(() -> run(run), view -> Set.of("SUCCEEDED", "FAILED", "CANCELLED", "REJECTED")
                        .contains(view.get("state").asText()));
    }

    private static List<String> attempts(String run) {
        return run(run).findValuesAsText("workload");
    }

    private static JsonNode run(String run) {
        return json(refit.run("runs", "show", run, "--json"));
    }

    private static JsonNode json(RefitCommand.Answer answer) {
        return RefitJson.read(answer.output().getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }

    private static long promoted(String run) throws IOException {
        return TopicLog.read(
                        KafkaAccess.of(
                                "127.0.0.1:" + platform().at("/ports/broker").asInt(),
                                refit.home().resolve("kafka.properties")),
                        Set.of(EventType.UPLOAD_PROMOTED.topic()))
                .stream()
                .filter(record -> run.equals(record.key()))
                .count();
    }

    private static ProcessHandle process(String part) throws IOException {
        return ProcessHandle.of(platform().at("/processes/" + part + "/pid").asLong())
                .orElseThrow();
    }

    private static JsonNode platform() throws IOException {
        return RefitJson.read(Files.readAllBytes(refit.home().resolve("run/platform.json")), JsonNode.class);
    }

    private static Path artifact() {
        return refit.home().resolve("artifacts/maven/com/example/shells/shell-model");
    }

    /** The files of a release, by name, without checksums. */
    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (!file.toString().matches(".*\\.(sha\\d+|md5)")) {
                    contents.put(file.getFileName().toString(), Digests.sha256(Files.readAllBytes(file)));
                }
            }
        }
        return contents;
    }
}
