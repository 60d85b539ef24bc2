package dev.refit.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RefitJson;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Digests;
import dev.refit.events.data.Column;
import dev.refit.events.data.Snapshot;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.store.ArtifactStore;
import dev.refit.store.ArtifactStores;
import dev.refit.store.s3.testing.S3Server;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job whose request lies in a bucket. */
class StoreExecutionIT {
    private final List<Path> local = new ArrayList<>();

    private S3Server server;
    private ArtifactStore store;

    @BeforeEach
    void open() {
        server = S3Server.start().use();
        store = ArtifactStores.at(URI.create("s3://" + S3Server.BUCKET + "/runs/r/ingest/1-x/"));
        store.put("request.json", RefitJson.bytes(SampleRequest.ingest()));
    }

    @AfterEach
    void close() {
        server.close();
        assertThat(local).noneMatch(Files::exists);
    }

    @Test
    void whatItMakesIsStoredUnderTheUrisOfItsResult() throws IOException {
        byte[] content = new byte[40 << 20];
        new Random(1).nextBytes(content);

        int code = run((request, folder) -> {
            local.add(folder.path());
            Path file = Files.write(folder.file("flights/2013-01/1-März 1.csv"), content);
            Files.writeString(folder.file("left-over"), "of no use");
            assertThat(folder.uri("features/")).hasToString(store.root() + "features/");
            return ingested(request, JobFolder.stored(file));
        });

        assertThat(code).isZero();
        StoredFile stored =
                ((WorkloadResult.Ingested) result()).snapshots().get(0).files().get(0);
        assertThat(stored.uri()).hasToString(store.root() + "flights/2013-01/1-M_rz_1.csv");
        assertThat(stored.sha256()).isEqualTo(Digests.sha256(content));
        assertThat(store.read(store.path(stored.uri()))).hasValue(content);
        assertThat(store.list("")).containsExactly("flights/2013-01/1-M_rz_1.csv", "request.json", "result.json");
    }

    @Test
    void inputsAreFetchedAndVerified() throws IOException {
        byte[] content = "a,b".getBytes(UTF_8);
        store.put("input.csv", content);
        StoredFile right = new StoredFile(store.uri("input.csv"), 3, Digests.sha256(content));
        StoredFile changed = new StoredFile(store.uri("input.csv"), 3, Digests.sha256("other"));
        StoredFile missing = new StoredFile(store.uri("none.csv"), 3, Digests.sha256(content));

        run((request, folder) -> {
            Path file = VerifiedFile.path("input", right);
            local.add(file);
            assertThat(file).hasBinaryContent(content).hasFileName("input.csv");
            return ingested(request, right);
        });
        assertThat(result()).isInstanceOf(WorkloadResult.Ingested.class);

        run((request, folder) -> ingested(request, JobFolder.stored(VerifiedFile.path("input", changed))));
        assertThat(failure()).startsWith("content-changed input: " + changed.uri() + " has the SHA-256 ");

        run((request, folder) -> ingested(request, JobFolder.stored(VerifiedFile.path("input", missing))));
        assertThat(failure()).isEqualTo("missing-file input: " + missing.uri() + " does not exist.");
    }

    @Test
    void anUploadThatFailsIsThePlatformsFailure() throws IOException {
        int code = run((request, folder) -> {
            Path file = Files.writeString(folder.file("a"), "a");
            WorkloadResult result = ingested(request, JobFolder.stored(file));
            // Nothing can be written below what is an object on a server that keeps its objects in folders.
            Files.delete(file);
            Files.createDirectories(file);
            Files.writeString(file.resolve("request.json"), "a");
            store.put("a", new byte[1]);
            return result;
        });

        assertThat(code).isOne();
        assertThat(failure()).startsWith("artifact-store cannot write " + store.root() + "a/request.json");
    }

    @Test
    void aRequestThatIsNotThereOrCannotBeReachedIsSaid() {
        String[] missing = {"--request", store.uri("none.json").toString()};
        String[] elsewhere = {"--request", "s3://elsewhere/request.json"};

        assertThat(JobMain.exitCode(missing, (request, folder) -> null)).isEqualTo(2);
        assertThat(JobMain.exitCode(elsewhere, (request, folder) -> null)).isEqualTo(2);
    }

    private int run(Job job) {
        return JobMain.exitCode(
                new String[] {"--request", store.uri("request.json").toString()}, job);
    }

    private WorkloadResult result() {
        return RefitJson.read(store.read("result.json").orElseThrow(), WorkloadResult.class);
    }

    private String failure() {
        var failure = ((WorkloadResult.Failed) result()).failure();
        return failure.code() + " " + failure.message();
    }

    private static WorkloadResult ingested(WorkloadRequest request, StoredFile file) {
        Snapshot snapshot = new Snapshot(
                "flights", "2013-01", List.of(file), 1, List.of(new Column("a", "string")), Digests.sha256("a"));
        return new WorkloadResult.Ingested(request.runId(), List.of(snapshot));
    }
}
