package dev.refit.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.refit.events.EventType;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.RunCancelRequested;
import dev.refit.events.StageEvent.StageCancelled;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.StageEvent.StageStarted;
import dev.refit.events.UploadEvent.ModelUploaded;
import dev.refit.events.UploadEvent.UploadPackaged;
import dev.refit.events.UploadEvent.UploadPromoted;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Digests;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.definition.PackagingSpec;
import dev.refit.events.model.UploadedModel;
import dev.refit.events.release.Release;
import dev.refit.events.run.Stage;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.events.workload.WorkloadRequest.PackageUpload;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.launcher.WorkloadFailure;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.testkit.RecordingWorkloadLauncher;
import dev.refit.packaging.publish.Releases;
import dev.refit.run.coordinates.CoordinateOwners;
import dev.refit.run.coordinates.Owner;
import dev.refit.run.store.StoreLayout;
import dev.refit.stage.testing.BrokerResource;
import dev.refit.stage.testing.WhereItsBrokerRuns;
import dev.refit.stage.testing.Wire;
import dev.refit.store.ArtifactStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of a model from elsewhere in the service's two stages; its workloads are played. */
@ExtendWith(WhereItsBrokerRuns.class)
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class UploadedModelIT {
    private static final byte[] SCHEMA = "{\"inputs\": []}".getBytes(StandardCharsets.UTF_8);

    @Inject
    CoordinateOwners owners;

    @Inject
    RecordingWorkloadLauncher launcher;

    @Inject
    ArtifactStore store;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private Wire wire;
    private String artifact;

    @BeforeEach
    void connect() {
        wire = new Wire(bootstrapServers, store);
        artifact = "shell-m" + UUID.randomUUID().toString().substring(0, 8);
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void aModelDeliveredTwiceIsPackagedOnceAndPublished() throws Exception {
        ModelUploaded uploaded = uploaded("1");
        wire.say(uploaded);
        wire.say(uploaded);
        WorkloadSpec spec = launched(uploaded, "-a1");
        assertThat(request(spec)).isEqualTo(new PackageUpload(uploaded.upload(), null, null));

        Release release = leave(uploaded, spec, "1.0.0");

        UploadPromoted promoted = wire.only(UploadPromoted.class, uploaded.runId());
        assertThat(wire.only(UploadPackaged.class, uploaded.runId()))
                .isEqualTo(new UploadPackaged(uploaded.upload(), 1, release));
        assertThat(promoted.coordinates()).isEqualTo("com.example.models:" + artifact + ":1.0.0");
        assertThat(promoted.refit()).isEqualTo(artifact);
        assertThat(Path.of(promoted.jar()))
                .hasSameBinaryContentAs(Path.of(release.files().get("jar").uri()));
        assertThat(wire.only(StageStarted.class, uploaded.runId()).at().stage()).isEqualTo(Stage.PACKAGING);
        await().untilAsserted(() -> assertThat(wire.lag("packaging", EventType.MODEL_UPLOADED.topic()))
                .isZero());
        assertThat(launches(uploaded)).hasSize(1);
    }

    @Test
    void theNextModelIsToldWhichReleaseItComesAfter() throws Exception {
        ModelUploaded first = uploaded("1");
        wire.say(first);
        leave(first, launched(first, "-a1"), "1.0.0");
        wire.only(UploadPromoted.class, first.runId());
        ModelUploaded second = uploaded("2");

        wire.say(second);

        PackageUpload request = request(launched(second, "-a1"));
        assertThat(request.version()).isNull();
        assertThat(request.previous().version()).isEqualTo("1.0.0");
        assertThat(store.read(store.path(request.previous().schema().uri()))).hasValue(SCHEMA);
        leave(second, launched(second, "-a1"), "1.0.1");
        assertThat(wire.only(UploadPromoted.class, second.runId()).coordinates())
                .endsWith(":1.0.1");
    }

    @Test
    void ofTwoThatWantOneVersionTheLaterIsPackagedAgainAfterTheOther() throws Exception {
        ModelUploaded first = uploaded("1");
        ModelUploaded second = uploaded("2");
        wire.say(first);
        wire.say(second);
        WorkloadSpec early = launched(first, "-a1");
        WorkloadSpec late = launched(second, "-a1");

        leave(first, early, "1.0.0");
        wire.only(UploadPromoted.class, first.runId());
        leave(second, late, "1.0.0");

        WorkloadSpec again = launched(second, "-t1-a1");
        assertThat(request(again).previous().version()).isEqualTo("1.0.0");
        leave(second, again, "1.0.1");
        assertThat(wire.only(UploadPromoted.class, second.runId()).coordinates())
                .endsWith(":1.0.1");
    }

    @Test
    void aRetryAsksForTheSameAndSpeaksForItsGeneration() throws Exception {
        ModelUploaded uploaded = uploaded("1");
        wire.say(uploaded);
        WorkloadSpec failed = launched(uploaded, "-a1");
        launcher.fail(failed.name(), new WorkloadFailure.OutOfMemory(768));
        assertThat(wire.only(StageFailed.class, uploaded.runId()).at().stage()).isEqualTo(Stage.PACKAGING);

        wire.say(uploaded.inGeneration(2));

        WorkloadSpec second = launched(uploaded, "-a2");
        assertThat(request(second)).isEqualTo(request(failed).inGeneration(2));
        leave(uploaded, second, "1.0.0");
        assertThat(wire.only(UploadPromoted.class, uploaded.runId()).generation())
                .isEqualTo(2);
    }

    @Test
    void aModelUnderTheCoordinatesOfARefitIsRefusedUntilTheyAreGivenToUploads() throws Exception {
        MavenSpec maven = new MavenSpec("com.example.models", artifact);
        owners.claim(maven, Owner.refit("shells"));
        ModelUploaded uploaded = uploaded("1");
        wire.say(uploaded);

        StageFailed failed = wire.only(StageFailed.class, uploaded.runId());
        assertThat(failed.failure().code()).isEqualTo("coordinates-taken");
        assertThat(failed.failure().message()).contains(maven.coordinates(), "belongs to refit shells");
        assertThat(failed.failure().hint()).contains("refit coordinates give " + maven.coordinates());
        assertThat(launches(uploaded)).isEmpty();

        owners.give(maven, Owner.refit("shells"), Optional.of(Owner.UPLOADS));
        wire.say(uploaded.inGeneration(2));
        leave(uploaded, launched(uploaded, "-a1"), "1.0.0");
        wire.only(UploadPromoted.class, uploaded.runId());
    }

    @Test
    void aCancelledOneIsEnded() {
        ModelUploaded uploaded = uploaded("1");
        wire.say(uploaded);
        WorkloadSpec spec = launched(uploaded, "-a1");

        wire.say(new RunCancelRequested(uploaded.runId(), "the wrong file"));

        assertThat(wire.only(StageCancelled.class, uploaded.runId()).reason()).isEqualTo("the wrong file");
        assertThat(launcher.cancellations()).contains(spec.name());
    }

    private ModelUploaded uploaded(String content) {
        StoredFile mojo = stored(Digests.sha256(content), "model.zip");
        return new ModelUploaded(
                new UploadedModel(
                        "model.zip",
                        mojo,
                        stored("0".repeat(64), "rows.csv"),
                        "rows.csv",
                        null,
                        new PackagingSpec(new MavenSpec("com.example.models", artifact), 10)),
                1);
    }

    private StoredFile stored(String sha256, String name) {
        return new StoredFile(store.uri(StoreLayout.upload(sha256, name)), 1, sha256);
    }

    private List<WorkloadSpec> launches(ModelUploaded uploaded) {
        return launcher.launches().stream()
                .filter(spec -> spec.name().startsWith(uploaded.runId()))
                .toList();
    }

    private WorkloadSpec launched(ModelUploaded uploaded, String ending) {
        String name = uploaded.runId() + "-packaging" + ending;
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> launches(uploaded).stream()
                                .filter(spec -> spec.name().equals(name))
                                .toList(),
                        specs -> !specs.isEmpty())
                .get(0);
    }

    /** Plays the workload, which finds the version. */
    private Release leave(ModelUploaded uploaded, WorkloadSpec spec, String version) throws Exception {
        Path folder = Path.of(spec.requestUri()).getParent();
        Release made = Releases.of(folder, version);
        Map<String, StoredFile> files = new HashMap<>(made.files());
        files.put("jar", jar(folder.resolve("made.jar"), uploaded.runId()));
        Release release = new Release(made.groupId(), artifact, version, files, made.examples());
        store.put(
                store.path(spec.requestUri().resolve("result.json")),
                RefitJson.bytes(new WorkloadResult.Packaged(uploaded.runId(), release)));
        launcher.succeed(spec.name());
        return release;
    }

    /** As far as a jar tells of its release. */
    private static StoredFile jar(Path file, String upload) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Refit-Upload", upload);
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            jar.putNextEntry(new ZipEntry("META-INF/refit/schema.json"));
            jar.write(SCHEMA);
        }
        return new StoredFile(file.toUri(), Files.size(file), Digests.sha256(Files.readAllBytes(file)));
    }

    private PackageUpload request(WorkloadSpec spec) {
        return (PackageUpload)
                RefitJson.read(store.read(store.path(spec.requestUri())).orElseThrow(), WorkloadRequest.class);
    }
}
