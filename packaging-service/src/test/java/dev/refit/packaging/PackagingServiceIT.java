package dev.refit.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.refit.events.EventType;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.ModelPackaged;
import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.release.Release;
import dev.refit.events.release.ReleaseRecord;
import dev.refit.events.run.RunContext;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.launcher.WorkloadFailure;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.testkit.RecordingWorkloadLauncher;
import dev.refit.packaging.publish.Releases;
import dev.refit.run.store.ReleaseFolder;
import dev.refit.stage.testing.BrokerResource;
import dev.refit.stage.testing.Samples;
import dev.refit.stage.testing.WhereItsBrokerRuns;
import dev.refit.stage.testing.Wire;
import dev.refit.store.ArtifactStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The service's two stages against a real broker and a real Maven repository; its workloads are played. */
@ExtendWith(WhereItsBrokerRuns.class)
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class PackagingServiceIT {
    @Inject
    RecordingWorkloadLauncher launcher;

    @Inject
    ArtifactStore store;

    @Inject
    PackagingSettings settings;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private Wire wire;
    private RunContext run;

    @BeforeEach
    void connect() {
        wire = new Wire(bootstrapServers, store);
        run = Samples.run();
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void aTrainedModelBecomesALibraryInTheMavenRepository() throws Exception {
        run = Samples.run(Samples.definitionWithTimeouts());
        wire.say(new ModelTrained(run, Samples.features(), Samples.model()));

        Release release = leaveRelease(run);

        ModelPackaged packaged = wire.only(ModelPackaged.class, run.run());
        ModelPromoted promoted = wire.only(ModelPromoted.class, run.run());
        assertThat(launched(run).timeout()).isEqualTo(Duration.ofMinutes(14));
        assertThat(packaged.release()).isEqualTo(release);
        assertThat(promoted.coordinates()).isEqualTo(release.coordinates());
        assertThat(promoted.metric()).isEqualTo("rmse");
        assertThat(promoted.value()).isEqualTo(0.5);
        Path jar = Path.of(promoted.jar());
        String stem = jar.toString().replaceAll("\\.jar$", "");
        assertThat(jar).startsWith(Path.of(settings.mavenRepository())).hasContent("the jar of " + release.version());
        for (String ending : List.of(".jar", ".pom", "-sources.jar", "-tests.jar")) {
            for (String checksum : List.of("", ".sha256", ".sha1", ".md5")) {
                assertThat(Path.of(stem + ending + checksum)).isNotEmptyFile();
            }
        }
        assertThat(Files.readString(jar.getParent().resolveSibling("maven-metadata.xml")))
                .contains("<version>" + release.version() + "</version>");
    }

    @Test
    void aModelDeliveredTwiceHasOneWorkloadAndOneVersion() throws Exception {
        wire.say(new ModelTrained(run, Samples.features(), Samples.model()));
        wire.say(new ModelTrained(run, Samples.features(), Samples.model()));
        launched(run);
        assertThat(wire.lag("packaging", EventType.MODEL_TRAINED.topic())).isPositive();

        Release release = leaveRelease(run);

        wire.only(ModelPromoted.class, run.run());
        await().untilAsserted(() -> assertThat(wire.lag("packaging", EventType.MODEL_TRAINED.topic()))
                .isZero());
        wire.only(ModelPackaged.class, run.run());
        assertThat(launcher.launches())
                .filteredOn(spec -> spec.name().startsWith(run.run()))
                .hasSize(1);
        assertThat(reservations(run)).containsExactly(release.version());
    }

    @Test
    void theNextRunGetsTheNextVersion() throws Exception {
        RunContext next = Samples.run();

        wire.say(new ModelTrained(run, Samples.features(), Samples.model()));
        Release first = leaveRelease(run);
        wire.say(new ModelTrained(next, Samples.features(), Samples.model()));
        Release second = leaveRelease(next);

        assertThat(patch(second)).isEqualTo(patch(first) + 1);
        assertThat(wire.only(ModelPromoted.class, next.run()).coordinates()).endsWith(":" + second.version());
        wire.only(ModelPromoted.class, run.run());
    }

    @Test
    void aRunAfterAPromotionIsToldWhatToCompareWith() throws Exception {
        RunContext next = Samples.run();
        wire.say(new ModelTrained(run, Samples.features(), Samples.model()));
        Release first = leaveRelease(run);
        wire.only(ModelPromoted.class, run.run());

        wire.say(new ModelTrained(next, Samples.features(), Samples.model()));
        leaveRelease(next);

        StoredFile previous = request(launched(next)).previous();
        ReleaseRecord record =
                RefitJson.read(store.read(store.path(previous.uri())).orElseThrow(), ReleaseRecord.class);
        assertThat(record.version()).isEqualTo(first.version());
        assertThat(record.trained().run()).isEqualTo(run);
        wire.only(ModelPromoted.class, next.run());
    }

    @Test
    void aRetriedPackagingHasTheVersionOfTheFirstAndSpeaksForItsGeneration() throws Exception {
        ModelTrained trained = new ModelTrained(run, Samples.features(), Samples.model());
        wire.say(trained);
        launcher.fail(launched(run).name(), new WorkloadFailure.OutOfMemory(768));
        wire.only(StageFailed.class, run.run());
        List<String> version = reservations(run);

        wire.say(trained.inGeneration(2));
        Release release = leaveRelease(run, 2);

        assertThat(version).containsExactly(release.version());
        assertThat(reservations(run)).isEqualTo(version);
        assertThat(wire.only(ModelPackaged.class, run.run()).run()).isEqualTo(run.inGeneration(2));
        assertThat(wire.only(ModelPromoted.class, run.run()).generation()).isEqualTo(2);
    }

    @Test
    void whatCannotBeReadIsBuriedAndItsNeighboursGoOn() throws Exception {
        for (EventType type : List.of(EventType.MODEL_TRAINED, EventType.MODEL_PACKAGED)) {
            wire.send(new ProducerRecord<>(type.topic(), run.run(), ("no " + type.topic()).getBytes()));
        }

        wire.say(new ModelTrained(run, Samples.features(), Samples.model()));
        leaveRelease(run);

        wire.only(ModelPromoted.class, run.run());
        for (EventType type : List.of(EventType.MODEL_TRAINED, EventType.MODEL_PACKAGED)) {
            await().untilAsserted(() -> assertThat(wire.records("refit.dead-letters"))
                    .filteredOn(record -> run.run().equals(record.key()))
                    .anySatisfy(record -> assertThat(new String(record.value())).isEqualTo("no " + type.topic())));
        }
    }

    private WorkloadSpec launched(RunContext of) {
        return launched(of, 1);
    }

    private WorkloadSpec launched(RunContext of, int attempt) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> launcher.launches().stream()
                                .filter(spec -> spec.name().equals(of.run() + "-packaging-a" + attempt))
                                .toList(),
                        specs -> !specs.isEmpty())
                .get(0);
    }

    /** Plays the workload: a release of the version that was asked for. */
    private Release leaveRelease(RunContext of) throws Exception {
        return leaveRelease(of, 1);
    }

    private Release leaveRelease(RunContext of, int attempt) throws Exception {
        WorkloadSpec spec = launched(of, attempt);
        Release release = Releases.of(
                Path.of(spec.requestUri()).resolveSibling("made"), request(spec).version());
        store.put(
                store.path(spec.requestUri().resolve("result.json")),
                RefitJson.bytes(new WorkloadResult.Packaged(of.run(), release)));
        launcher.succeed(spec.name());
        return release;
    }

    private WorkloadRequest.Package request(WorkloadSpec spec) {
        return (WorkloadRequest.Package)
                RefitJson.read(store.read(store.path(spec.requestUri())).orElseThrow(), WorkloadRequest.class);
    }

    private List<String> reservations(RunContext of) {
        ReleaseFolder folder = ReleaseFolder.of("wine");
        return store.list(folder.path()).stream()
                .filter(path -> folder.versionOf(path).isPresent())
                .map(path -> RefitJson.read(store.read(path).orElseThrow(), ReleaseRecord.class))
                .filter(release -> release.run().equals(of.run()))
                .map(ReleaseRecord::version)
                .toList();
    }

    private static int patch(Release release) {
        return Integer.parseInt(release.version().substring(release.version().lastIndexOf('.') + 1));
    }
}
