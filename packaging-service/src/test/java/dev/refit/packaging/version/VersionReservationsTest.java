package dev.refit.packaging.version;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.OutcomeRecord;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Digests;
import dev.refit.events.model.ModelSchema;
import dev.refit.events.model.ModelSchema.Input;
import dev.refit.events.model.ModelSchema.Kind;
import dev.refit.events.model.ModelSchema.Response;
import dev.refit.events.release.ReleaseRecord;
import dev.refit.events.run.RunContext;
import dev.refit.run.coordinates.CoordinateOwners;
import dev.refit.run.release.ReleaseVersion;
import dev.refit.stage.records.StageRecords;
import dev.refit.stage.testing.Samples;
import dev.refit.store.ArtifactStore;
import dev.refit.store.FileArtifactStore;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionReservationsTest {
    @TempDir
    Path folder;

    @Test
    void aRunHasOneVersionHoweverOftenItAsksAndTheNextRunTheNext() {
        ModelTrained first = trained("a");
        ModelTrained second = trained("a");

        assertThat(reserve(first)).isEqualTo("1.0.0");
        assertThat(reserve(second)).isEqualTo("1.0.1");
        assertThat(reserve(first)).isEqualTo("1.0.0");
        assertThat(reserve(first.inGeneration(2))).isEqualTo("1.0.0");
    }

    @Test
    void theVersionSaysHowTheSchemaDiffersFromTheLast() {
        assertThat(List.of(
                        reserve(trained("a", "b")),
                        reserve(trained("a", "b", "c")),
                        reserve(trained("c", "b", "a")),
                        reserve(trained("a", "c")),
                        reserve(trained("a", "c", "d"))))
                .containsExactly("1.0.0", "1.1.0", "1.1.1", "2.0.0", "2.1.0");
    }

    @Test
    void theSchemaOutlivesTheFilesOfItsRun() throws Exception {
        ModelTrained first = trained("a", "b");
        reserve(first);
        Files.delete(Path.of(first.model().schema().uri()));

        assertThat(reserve(trained("b"))).isEqualTo("2.0.0");
    }

    @Test
    void aSchemaThatIsNotWhatTrainingWroteIsRefused() throws Exception {
        ModelTrained trained = trained("a");
        Files.writeString(Path.of(trained.model().schema().uri()), "{}");

        assertThatThrownBy(() -> reserve(trained))
                .hasMessageContaining("schema.json: got SHA-256 ")
                .hasMessageContaining(trained.model().schema().sha256());
    }

    @Test
    void aReleaseIsComparedWithTheLastOneThatWasPublishedWhateverComesLater() {
        ModelTrained first = trained("a");
        ModelTrained second = trained("a");
        ModelTrained third = trained("a");
        String published = reserve(first);
        promoted(first, published);
        reserve(second);

        Reservation reserved = versions().reserve(third);
        promoted(second, "1.0.1");

        assertThat(versions().reserve(third)).isEqualTo(reserved);
        ReleaseRecord previous = RefitJson.read(
                store().read(store().path(reserved.previous().orElseThrow().uri()))
                        .orElseThrow(),
                ReleaseRecord.class);
        assertThat(previous.version()).isEqualTo(published);
        assertThat(previous.trained()).isEqualTo(first);
        assertThat(versions().reserve(first).previous()).isEmpty();
    }

    @Test
    void whichVersionDecidedTheNumberIsOnRecordUnlessItIsTheOneComparedWith() {
        ModelTrained first = trained("a");
        promoted(first, reserve(first));
        assertThat(versions().reserve(trained("a", "b")).basis()).isEmpty();

        Reservation third = versions().reserve(trained("a"));

        assertThat(third.version()).isEqualTo("2.0.0");
        assertThat(third.previous())
                .hasValueSatisfying(
                        record -> assertThat(record.uri()).asString().endsWith("/1.0.0.json"));
        assertThat(third.basis())
                .hasValueSatisfying(
                        record -> assertThat(record.uri()).asString().endsWith("/1.1.0.json"));
    }

    @Test
    void aCrashBetweenTheWritesIsRepairedByWhoeverComesNext() {
        ModelTrained first = trained("a");
        reserve(first);
        store().delete("releases/wine/1.0.0.json");
        store().delete("releases/wine/runs/" + first.runId() + ".json");

        assertThat(reserve(trained("a"))).isEqualTo("1.0.1");
        assertThat(reserve(first)).isEqualTo("1.0.0");
        assertThat(store().exists("releases/wine/1.0.0.json")).isTrue();
    }

    @Test
    void aRunThatDiedBeforeItsRecordCouldBeFoundHasItWhenItComesBack() {
        reserve(trained("a"));
        ModelTrained run = trained("a");
        reserve(run);
        store().delete("releases/wine/1.0.1.json");

        assertThat(reserve(run)).isEqualTo("1.0.1");
        assertThat(store().exists("releases/wine/1.0.1.json")).isTrue();
        store().delete("releases/wine/runs/" + run.runId() + ".json");
        assertThat(reserve(run)).isEqualTo("1.0.1");
        assertThat(reserve(trained("a"))).isEqualTo("1.0.2");
    }

    @Test
    void theChainGoesOnAfterTheRecordOfAnOlderRefit() {
        store().put("releases/wine/1.0.4.json", "{\"version\":\"1.0.4\",\"run\":\"wine-0\"}".getBytes(UTF_8));

        assertThat(reserve(trained("a"))).isEqualTo("2.0.0");
    }

    @Test
    void runsThatHadTheirVersionsFromAnOlderRefitKeepThem() {
        List<ModelTrained> runs = List.of(trained("a"), trained("a"), trained("a"));
        runs.forEach(this::reserve);
        runs.forEach(run -> store().delete("releases/wine/runs/" + run.runId() + ".json"));

        assertThat(reserve(runs.get(1))).isEqualTo("1.0.1");
        assertThat(runs).allSatisfy(run -> assertThat(store().exists("releases/wine/runs/" + run.runId() + ".json"))
                .isTrue());
        assertThat(reserve(runs.get(0))).isEqualTo("1.0.0");
        assertThat(reserve(trained("a"))).isEqualTo("1.0.3");
    }

    @Test
    void aVersionThatAnotherRunHasIsNotTakenFromIt() {
        ReleaseRecords records = new ReleaseRecords(store(), "wine");
        records.publish(new ReleaseRecord("1.0.0", "wine-1", null, null, null));

        assertThatThrownBy(() -> records.publish(new ReleaseRecord("1.0.0", "wine-2", null, null, null)))
                .hasMessageContaining("releases/wine/1.0.0.json: got the run wine-1, expected wine-2");
    }

    @Test
    void runsThatAskAtTheSameTimeNeverShareAVersion() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<String>> asked = IntStream.range(0, 24)
                .mapToObj(run -> threads.submit(() -> reserve(trained("a", "of run " + run % 3))))
                .toList();

        List<String> versions = new ArrayList<>();
        for (Future<String> answer : asked) {
            versions.add(answer.get());
        }
        assertThat(versions).hasSize(24).doesNotHaveDuplicates();
        assertThat(new ReleaseRecords(store(), "wine").versions())
                .map(ReleaseVersion::toString)
                .containsExactlyInAnyOrderElementsOf(versions);
        threads.shutdownNow();
    }

    @Test
    void aRunThatAsksFromSeveralPlacesAmongOthersHasOneVersion() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int round = 0; round < 20; round++) {
            ModelTrained run = trained("a", "of round " + round);
            CyclicBarrier start = new CyclicBarrier(8);
            List<Future<String>> asked = IntStream.range(0, 8)
                    .mapToObj(place -> threads.submit(() -> {
                        ModelTrained asking = place < 5 ? run : trained("a", "of place " + place);
                        start.await();
                        String version = reserve(asking);
                        return asking == run ? version : "another's";
                    }))
                    .toList();

            Set<String> versions = new HashSet<>();
            for (Future<String> answer : asked) {
                versions.add(answer.get());
            }
            assertThat(versions).hasSize(2);
        }
        threads.shutdownNow();
    }

    private String reserve(ModelTrained trained) {
        return versions().reserve(trained).version();
    }

    /** As another process would. */
    private VersionReservations versions() {
        StageRecords records = new StageRecords(store());
        return new VersionReservations(
                store(),
                records,
                new CoordinateOwners(store(), Clock.systemUTC()),
                new NewerPartitions(store(), records));
    }

    private ArtifactStore store() {
        return FileArtifactStore.at(folder);
    }

    /** A run of wine whose model knows these grapes. */
    private ModelTrained trained(String... grapes) {
        RunContext run = Samples.run();
        ModelSchema schema = new ModelSchema(
                List.of(new Input("sugar", Kind.NUMERIC, null)), new Response("grape", List.of(grapes)));
        byte[] json = RefitJson.bytes(schema);
        String path = "runs/wine/" + run.run() + "/training/1-x/schema.json";
        store().put(path, json);
        StoredFile stored = new StoredFile(store().uri(path), json.length, Digests.sha256(json));
        return new ModelTrained(run, Samples.features(), Samples.model().with(stored, null, null));
    }

    private void promoted(ModelTrained trained, String version) {
        RunContext run = trained.run();
        ModelPromoted event = new ModelPromoted(
                run.run(), 1, run.refit(), run.partition(), "g:a:" + version, URI.create("file:///jar"), "rmse", 0.5);
        store().put(
                        "runs/wine/" + run.run() + "/promotion/outcome.json",
                        RefitJson.bytes(new OutcomeRecord(Instant.EPOCH, event)));
    }
}
