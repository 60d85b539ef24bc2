package dev.refit.packaging.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.OutcomeRecord;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent;
import dev.refit.events.RunEvent.ModelPackaged;
import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.StageEvent.StageCancelled;
import dev.refit.events.StageEvent.StageRef;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Digests;
import dev.refit.events.definition.OlderPartitions;
import dev.refit.events.definition.PackagingSpec;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.model.ModelSchema;
import dev.refit.events.model.ModelSchema.Input;
import dev.refit.events.model.ModelSchema.Kind;
import dev.refit.events.model.ModelSchema.Response;
import dev.refit.events.release.Release;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Stage;
import dev.refit.packaging.publish.Releases;
import dev.refit.run.coordinates.CoordinateOwners;
import dev.refit.stage.records.StageRecords;
import dev.refit.stage.testing.Samples;
import dev.refit.store.ArtifactStore;
import dev.refit.store.FileArtifactStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewerPartitionsTest {
    @TempDir
    Path folder;

    @TempDir
    Path releases;

    @Test
    void whatComesInTheOrderOfItsPartitionsIsPublished() throws Exception {
        release(trained("2013-01", "a"));
        release(trained("2013-02", "a"));

        ModelTrained correction = trained("2013-02", "a");

        assertThat(reserve(correction)).isEqualTo("1.0.2");
        assertThat(reasonAgainst(correction, "1.0.2")).isEmpty();
    }

    @Test
    void anOlderPartitionDoesNotBecomeTheNewestVersionAndSaysWhy() throws Exception {
        release(trained("2013-06", "a", "b"));
        ModelTrained january = trained("2013-01", "a");

        String version = reserve(january);

        assertThat(reasonAgainst(january, version)).hasValueSatisfying(reason -> assertThat(reason)
                .contains("the partition 2013-01 is older than 2013-06, whose version 1.0.0 is published")
                .contains(version + " would become the newest version")
                .contains("packaging.olderPartitions: publish"));
    }

    @Test
    void whatStaysPrivateForSureRaisesNoMajorVersion() throws Exception {
        release(trained("2013-06", "a", "b"));

        assertThat(reserve(trained("2013-01", "a"))).isEqualTo("1.0.1");
        assertThat(reserve(trained("2013-07", "a", "b", "c"))).isEqualTo("1.1.0");
        assertThat(reserve(trained("2013-02", "c"))).isEqualTo("1.1.1");
        assertThat(reserve(trained("2013-08", "a", "c"))).isEqualTo("2.0.0");
    }

    @Test
    void anOlderPartitionWithTheLowerVersionIsPublishedWheneverItIsDone() throws Exception {
        ModelTrained january = trained("2013-01", "a");
        String version = reserve(january);
        release(trained("2013-06", "a"));

        assertThat(reasonAgainst(january, version)).isEmpty();
    }

    @Test
    void aNewerPartitionThatIsOnItsWayIsWaitedForUnlessItEndsWithoutALibrary() throws Exception {
        ModelTrained june = trained("2013-06", "a");
        reserve(june);
        ModelTrained january = trained("2013-01", "a");
        String version = reserve(january);

        assertThat(reasonAgainst(january, version))
                .hasValueSatisfying(reason -> assertThat(reason).contains("(run " + june.runId() + ") is on its way"));
        RunContext run = june.run();
        ended(
                run,
                Stage.PACKAGING,
                new StageCancelled(
                        new StageRef(run.run(), 1, run.refit(), run.partition(), Stage.PACKAGING), "not wanted"));
        assertThat(reasonAgainst(january, version)).isEmpty();
    }

    @Test
    void labelsHaveNoOrder() throws Exception {
        release(trained("south", "a"));
        ModelTrained north = trained("north", "a");

        assertThat(reasonAgainst(north, reserve(north))).isEmpty();
    }

    @Test
    void aDefinitionThatPublishesOlderPartitionsHasThemPublished() throws Exception {
        release(trained("2013-06", "a", "b"));
        ModelTrained january = trained(definition(OlderPartitions.PUBLISH), "2013-01", "a");

        assertThat(reserve(january)).isEqualTo("2.0.0");
        assertThat(reasonAgainst(january, "2.0.0")).isEmpty();
    }

    private void release(ModelTrained trained) {
        String version = reserve(trained);
        RunContext run = trained.run();
        ended(
                run,
                Stage.PROMOTION,
                new ModelPromoted(
                        run.run(),
                        1,
                        run.refit(),
                        run.partition(),
                        "g:a:" + version,
                        URI.create("file:///jar"),
                        "rmse",
                        0.5));
    }

    private void ended(RunContext run, Stage stage, RunEvent event) {
        new StageRecords(store()).conclude(run.ref(), stage, new OutcomeRecord(Instant.EPOCH, event));
    }

    private String reserve(ModelTrained trained) {
        StageRecords records = new StageRecords(store());
        return new VersionReservations(
                        store(), records, new CoordinateOwners(store(), Clock.systemUTC()), newerPartitions())
                .reserve(trained)
                .version();
    }

    private Optional<String> reasonAgainst(ModelTrained trained, String version) throws Exception {
        Release release = Releases.of(releases.resolve(version), version);
        return newerPartitions().reasonAgainst(new ModelPackaged(trained.run(), trained.model(), release));
    }

    private NewerPartitions newerPartitions() {
        return new NewerPartitions(store(), new StageRecords(store()));
    }

    private ArtifactStore store() {
        return FileArtifactStore.at(folder);
    }

    private static RefitDefinition definition(OlderPartitions older) {
        RefitDefinition plain = Samples.definition();
        PackagingSpec packaging = new PackagingSpec(plain.packaging().maven(), 10, null, older, null, null, null);
        return new RefitDefinition(plain.name(), plain.data(), plain.transform(), plain.training(), packaging);
    }

    private ModelTrained trained(String partition, String... grapes) {
        return trained(Samples.definition(), partition, grapes);
    }

    /** A run of this partition, whose model knows these grapes. */
    private ModelTrained trained(RefitDefinition definition, String partition, String... grapes) {
        RunContext run = Samples.run(definition, partition);
        ModelSchema schema = new ModelSchema(
                List.of(new Input("sugar", Kind.NUMERIC, null)), new Response("grape", List.of(grapes)));
        byte[] json = RefitJson.bytes(schema);
        String path = "runs/wine/" + run.run() + "/training/1-x/schema.json";
        store().put(path, json);
        StoredFile stored = new StoredFile(store().uri(path), json.length, Digests.sha256(json));
        return new ModelTrained(run, Samples.features(), Samples.model().with(stored, null, null));
    }
}
