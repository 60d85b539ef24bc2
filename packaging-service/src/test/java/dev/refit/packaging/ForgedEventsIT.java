package dev.refit.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.refit.events.DeadLetterHeader;
import dev.refit.events.EventType;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.ModelPackaged;
import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.RunEvent.StageTrigger;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.Topics;
import dev.refit.events.UploadEvent.ModelUploaded;
import dev.refit.events.UploadEvent.UploadPackaged;
import dev.refit.events.UploadEvent.UploadPromoted;
import dev.refit.events.model.TrainedModel;
import dev.refit.events.release.Release;
import dev.refit.events.run.RunContext;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.launcher.WorkloadFailure;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.testkit.RecordingWorkloadLauncher;
import dev.refit.packaging.publish.Releases;
import dev.refit.stage.testing.BrokerResource;
import dev.refit.stage.testing.Forgeries;
import dev.refit.stage.testing.Recorded;
import dev.refit.stage.testing.Samples;
import dev.refit.stage.testing.Triggers;
import dev.refit.stage.testing.WhereItsBrokerRuns;
import dev.refit.stage.testing.Wire;
import dev.refit.store.ArtifactStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whoever can write to the topics publishes nothing that no stage has made: each file and digest is forged, one by one. */
@ExtendWith(WhereItsBrokerRuns.class)
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class ForgedEventsIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path temp;

    @Inject
    RecordingWorkloadLauncher launcher;

    @Inject
    ArtifactStore store;

    @Inject
    PackagingSettings settings;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private Wire wire;

    @BeforeEach
    void connect() {
        wire = new Wire(bootstrapServers);
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void aForgedLibraryIsADeadLetterAndTheTrueOneIsPublished() throws Exception {
        RunContext run = Samples.run();
        ModelPackaged packaged =
                Recorded.in(store, new ModelPackaged(run, model(), Releases.of(temp, "9.0.0", "the true jar")));
        String artifact = "forged-" + UUID.randomUUID().toString().substring(0, 8);
        Release made = Releases.of(temp.resolve("upload"), "1.0.0");
        Release release = new Release(made.groupId(), artifact, "1.0.0", made.files(), 1);
        UploadPackaged uploaded = Recorded.in(store, new UploadPackaged(Triggers.upload(store, artifact), 1, release));

        forgeThenSay(packaged);
        forgeThenSay(uploaded);

        ModelPromoted promoted = wire.only(ModelPromoted.class, packaged.runId());
        assertThat(Path.of(promoted.jar())).hasContent("the true jar");
        wire.only(UploadPromoted.class, uploaded.runId());
        assertThat(published()).noneMatch(file -> file.toString().contains("passwd"));
        assertThat(wire.heard(EventType.STAGE_FAILED, packaged.runId())).isEmpty();
        assertThat(wire.heard(EventType.STAGE_FAILED, uploaded.runId())).isEmpty();
    }

    @Test
    void noLibraryIsMadeOfAForgedModelAndOneIsOfTheTrueOne() throws Exception {
        RunContext run = Samples.run();
        ModelTrained trained = Recorded.in(store, new ModelTrained(run, Samples.features(), model()));
        String artifact = "model-" + UUID.randomUUID().toString().substring(0, 8);
        ModelUploaded uploaded = new ModelUploaded(Triggers.upload(store, artifact), 1);

        forgeThenSay(trained);
        forgeThenSay(uploaded);

        WorkloadRequest.Package request = (WorkloadRequest.Package) onlyRequest(trained);
        assertThat(request.model()).isEqualTo(trained.model());
        WorkloadRequest.PackageUpload upload = (WorkloadRequest.PackageUpload) onlyRequest(uploaded);
        assertThat(upload.upload()).isEqualTo(uploaded.upload());
    }

    /** Each forged one ends among the dead letters, with the member that is forged. */
    private void forgeThenSay(StageTrigger event) {
        Map<String, StageTrigger> forgeries = Forgeries.of(event);
        forgeries.values().forEach(wire::forge);
        wire.forge(event);
        await().atMost(LONG).untilAsserted(() -> {
            List<String> reasons = wire.records(Topics.DEAD_LETTERS).stream()
                    .filter(letter ->
                            DeadLetterHeader.REASON.in(letter.headers()).isPresent())
                    .filter(letter -> forgeries.values().stream()
                            .anyMatch(forged -> forged.runId().equals(letter.key())))
                    .map(letter -> DeadLetterHeader.REASON.in(letter.headers()).orElseThrow())
                    .toList();
            assertThat(reasons).hasSize(forgeries.size());
            // An upload with another digest is another run, which nobody has packaged.
            assertThat(forgeries).allSatisfy((member, forged) -> assertThat(reasons)
                    .anyMatch(reason -> reason.startsWith(member.substring(0, member.lastIndexOf('.')))
                            || reason.startsWith("run: got " + forged.runId())));
        });
    }

    private WorkloadRequest onlyRequest(StageTrigger event) {
        List<WorkloadSpec> launched = await().atMost(LONG)
                .until(
                        () -> launcher.launches().stream()
                                .filter(spec -> spec.name().startsWith(event.runId()))
                                .toList(),
                        specs -> !specs.isEmpty());
        assertThat(launched).hasSize(1);
        launcher.fail(launched.get(0).name(), new WorkloadFailure.OutOfMemory(768));
        wire.only(StageFailed.class, event.runId());
        return RefitJson.read(
                store.read(store.path(launched.get(0).requestUri())).orElseThrow(), WorkloadRequest.class);
    }

    private List<Path> published() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(settings.mavenRepository()))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static TrainedModel model() {
        return Samples.model().with(null, Samples.file("holdout.tsv.gz"), Map.of());
    }
}
