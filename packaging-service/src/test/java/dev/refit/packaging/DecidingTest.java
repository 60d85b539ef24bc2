package dev.refit.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RunEvent.ModelPackaged;
import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.RunEvent.ModelRejected;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.UploadEvent.ModelUploaded;
import dev.refit.events.UploadEvent.UploadPackaged;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.definition.PackagingSpec;
import dev.refit.events.model.UploadedModel;
import dev.refit.events.release.Release;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.events.workload.WorkloadRequest.PackageUpload;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.packaging.publish.MavenPublisher;
import dev.refit.packaging.publish.PublishedReleases;
import dev.refit.packaging.publish.Releases;
import dev.refit.packaging.version.NewerPartitions;
import dev.refit.packaging.version.Reservation;
import dev.refit.packaging.version.UploadVersions;
import dev.refit.packaging.version.VersionReservations;
import dev.refit.run.champion.ChampionRecords;
import dev.refit.run.coordinates.CoordinateOwners;
import dev.refit.stage.Step;
import dev.refit.stage.Task;
import dev.refit.stage.TaskKey;
import dev.refit.stage.TaskResults;
import dev.refit.stage.WorkloadTask;
import dev.refit.stage.records.StageRecords;
import dev.refit.stage.testing.Samples;
import dev.refit.store.ArtifactStore;
import dev.refit.store.FileArtifactStore;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the two stages decide, which has no effect: store and repository stay empty. */
class DecidingTest {
    private static final TaskKey RESERVE = new TaskKey("reserve", Task.SINGLE);
    private static final TaskKey PUBLISH = new TaskKey("publish", Task.SINGLE);

    @TempDir
    Path folder;

    @TempDir
    Path releases;

    private PackagingStage packaging;
    private PromotionStage promotion;

    @BeforeEach
    void stages() {
        ArtifactStore store = FileArtifactStore.at(folder.resolve("store"));
        URI maven = folder.resolve("maven").toUri();
        CoordinateOwners owners = new CoordinateOwners(store, Clock.systemUTC());
        StageRecords records = new StageRecords(store);
        NewerPartitions newerPartitions = new NewerPartitions(store, records);
        PackagingSettings settings = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(PackagingSettings.class)
                .withDefaultValue("refit.packaging.maven-repository", maven.toString())
                .build()
                .getConfigMapping(PackagingSettings.class);
        packaging = new PackagingStage(
                settings,
                new VersionReservations(store, records, owners, newerPartitions),
                new UploadVersions(store, new PublishedReleases(maven, Optional.empty()), owners));
        promotion = new PromotionStage(
                settings,
                new MavenPublisher(maven),
                owners,
                newerPartitions,
                records,
                new ChampionRecords(store, Clock.systemUTC()));
    }

    @AfterEach
    void nothingHasChanged() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aTrainedModelNeedsAVersionThenItsLibrary() throws Exception {
        ModelTrained trained = new ModelTrained(Samples.run(), Samples.features(), Samples.model());
        Reservation reservation = new Reservation("1.2.3", Optional.empty(), Optional.empty());
        Release release = Releases.of(releases, "1.2.3");
        WorkloadResult packaged = new WorkloadResult.Packaged(trained.runId(), release);

        assertThat(task(packaging.next(trained, results())).key()).isEqualTo(RESERVE);
        WorkloadTask workload = (WorkloadTask) task(packaging.next(trained, results(RESERVE, reservation)));
        assertThat(((WorkloadRequest.Package) workload.request()).version()).isEqualTo("1.2.3");
        assertThat(packaging.next(trained, results(RESERVE, reservation, TaskKey.workload(Task.SINGLE), packaged)))
                .isEqualTo(new Step.Done(new ModelPackaged(trained.run(), trained.model(), release)));
    }

    @Test
    void anUploadedModelIsPackagedUntilItsVersionIsItsOwn() throws Exception {
        ModelUploaded uploaded = uploaded();
        PackageUpload request = new PackageUpload(uploaded.upload(), null, null);
        Release release = Releases.of(releases, "1.0.0");
        WorkloadResult packaged = new WorkloadResult.Packaged(uploaded.runId(), release);
        TaskKey asked = new TaskKey("request", 0);
        TaskKey claim = new TaskKey("claim", 0);
        TaskKey workload = TaskKey.workload(0);

        assertThat(task(packaging.next(uploaded, results())).key()).isEqualTo(asked);
        assertThat(task(packaging.next(uploaded, results(asked, request))).key())
                .isEqualTo(workload);
        assertThat(task(packaging.next(uploaded, results(asked, request, workload, packaged)))
                        .key())
                .isEqualTo(claim);
        assertThat(packaging.next(uploaded, results(asked, request, workload, packaged, claim, true)))
                .isEqualTo(new Step.Done(new UploadPackaged(uploaded.upload(), 1, release)));
        assertThat(task(packaging.next(uploaded, results(asked, request, workload, packaged, claim, false)))
                        .key())
                .isEqualTo(new TaskKey("request", 1));
    }

    @Test
    void aPackagedModelIsPublishedThenPromoted() throws Exception {
        ModelPackaged ready = new ModelPackaged(Samples.run(), Samples.model(), Releases.of(releases, "1.0.0"));
        URI jar = URI.create("file:///maven/a.jar");

        assertThat(task(promotion.next(ready, results())).key()).isEqualTo(PUBLISH);
        assertThat(promotion.next(ready, results(PUBLISH, new Publication.Published(jar))))
                .isInstanceOfSatisfying(Step.Done.class, done -> assertThat(((ModelPromoted) done.outcome()).jar())
                        .isEqualTo(jar));
    }

    @Test
    void aLibraryThatIsWithheldIsRejected() throws Exception {
        ModelPackaged ready = new ModelPackaged(Samples.run(), Samples.model(), Releases.of(releases, "1.0.0"));

        assertThat(promotion.next(ready, results(PUBLISH, new Publication.Withheld("an older partition"))))
                .isInstanceOfSatisfying(Step.Done.class, done -> {
                    ModelRejected rejected = (ModelRejected) done.outcome();
                    assertThat(rejected.reason()).isEqualTo("an older partition");
                    assertThat(rejected.coordinates()).isEqualTo(ready.release().coordinates());
                });
    }

    private static Task task(Step step) {
        return ((Step.Launch) step).tasks().get(0);
    }

    private static TaskResults results(Object... keysAndResults) {
        Map<TaskKey, Object> results = new HashMap<>();
        for (int i = 0; i < keysAndResults.length; i += 2) {
            results.put((TaskKey) keysAndResults[i], keysAndResults[i + 1]);
        }
        return TaskResults.of(results);
    }

    private static ModelUploaded uploaded() {
        return new ModelUploaded(
                new UploadedModel(
                        "model.zip",
                        Samples.file("model.zip"),
                        Samples.file("rows.csv"),
                        "rows.csv",
                        null,
                        new PackagingSpec(new MavenSpec("com.example.models", "shell-model"), 10)),
                1);
    }
}
