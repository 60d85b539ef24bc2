package dev.refit.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.store.ArtifactStore;
import dev.refit.store.ArtifactStores;
import dev.refit.store.s3.testing.S3Server;
import dev.refit.system.command.RefitCommand;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform whose services and workloads share nothing but a bucket. */
class BucketIT {
    private static final Path PENGUINS = RefitCommand.CHECKOUT.resolve("examples/penguins");

    @TempDir
    static Path folder;

    private static S3Server server;
    private static ArtifactStore bucket;
    private static RefitCommand refit;

    @BeforeAll
    static void up() throws IOException {
        server = S3Server.start().use();
        bucket = ArtifactStores.at(URI.create("s3://" + S3Server.BUCKET + "/"));
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.writeString(home.resolve("artifact-store"), bucket.root() + "store/\n");
        refit = new RefitCommand(home, server.environment());
        refit.ok("up", "--detach", "--port-base", "0", "--data", bucket.root() + "data/");
    }

    @AfterAll
    static void down() {
        refit.ok("down");
        server.close();
    }

    @Test
    void dataOfABucketBecomesALibraryThatPredicts() throws IOException {
        bucket.put("data/2007.csv", PENGUINS.resolve("data/measurements/2007.csv"));
        bucket.put("data/2007.jsonl", PENGUINS.resolve("data/individuals/2007.jsonl"));
        refit.ok("apply", PENGUINS.resolve("refit.yaml").toString());

        refit.ok(
                "publish",
                "measurements",
                "--partition",
                "2007",
                bucket.uri("data/2007.csv").toString());
        refit.ok(
                "publish",
                "individuals",
                "--partition",
                "2007",
                bucket.uri("data/2007.jsonl").toString());
        JsonNode run = succeeded();

        String below = "store/runs/penguins/" + run.get("run").asText() + "/";
        assertThat(bucket.list(below))
                .anyMatch(path -> path.matches(".*/ingest/outcome\\.json"))
                .anyMatch(path -> path.matches(".*/transform/.*/features/part-.*\\.snappy\\.parquet"))
                .anyMatch(path -> path.matches(".*/training/.*\\.zip"))
                .anyMatch(path -> path.matches(".*/packaging/.*\\.jar"));
        assertThat(localArtifacts())
                .allMatch(file -> file.startsWith(refit.home().resolve("artifacts/maven")));
        Path jar = Path.of(run.at("/model/path").asText());
        RefitCommand.Answer verified = RefitCommand.process(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString(), "verify"));
        assertThat(verified.output()).contains("recorded predictions replayed");

        refit.ok("gc", "--keep", "0", "--dry-run");
    }

    private static JsonNode succeeded() {
        await().atMost(Duration.ofMinutes(8))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> refit.runs("penguins").stream().anyMatch(run -> List.of("SUCCEEDED", "FAILED", "REJECTED")
                        .contains(run.get("state").asText())));
        JsonNode run = refit.runs("penguins").get(0);
        assertThat(run.get("state").asText()).as(run.toPrettyString()).isEqualTo("SUCCEEDED");
        return run;
    }

    private static List<Path> localArtifacts() throws IOException {
        try (Stream<Path> files = Files.walk(refit.home().resolve("artifacts"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
