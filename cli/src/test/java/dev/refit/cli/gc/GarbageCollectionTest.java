package dev.refit.cli.gc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.DataArrived;
import dev.refit.events.data.DataFile;
import dev.refit.events.run.Stage;
import dev.refit.run.fold.RunFold;
import dev.refit.run.fold.RunStory;
import dev.refit.run.fold.RunView;
import dev.refit.run.fold.SampleDefinition;
import dev.refit.store.ArtifactStore;
import dev.refit.store.FileArtifactStore;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GarbageCollectionTest {
    @TempDir
    Path folder;

    private final RunStory story = new RunStory(SampleDefinition.named("delay")).whole();
    private final References references = new References();
    private ArtifactStore store;
    private GarbageCollection collection;

    @BeforeEach
    void open() {
        store = FileArtifactStore.at(folder.resolve("artifacts"));
        collection = new GarbageCollection(store, folder.resolve("launcher"));
    }

    @Test
    void whatWorkloadsWroteGoesAndEveryRecordStays() {
        String run = new LeftBehind(store).of("delay", story);
        for (String other : List.of("releases/delay/1.0.1.json", "maven/a.jar", "definitions/d/a.jar", run + "x.bin")) {
            store.put(other, new byte[1]);
        }
        store.put(run + "training/notes/1-0000000c.txt", new byte[1]);

        GcPlan plan = plan(story);
        plan.garbage().forEach(collection::remove);

        assertThat(plan.sums()).containsEntry("delay", new GcPlan.Sum(1, 5, 10));
        assertThat(store.list(""))
                .containsExactlyInAnyOrder(
                        "releases/delay/1.0.1.json",
                        "maven/a.jar",
                        "definitions/d/a.jar",
                        run + "x.bin",
                        run + "run.json",
                        run + "training/notes/1-0000000c.txt",
                        run + "ingest/attempt-1-failed.json",
                        run + "ingest/outcome.json",
                        run + "transform/outcome.json",
                        run + "training/outcome.json",
                        run + "packaging/outcome.json",
                        run + "promotion/outcome.json");
        assertThat(plan(story).garbage()).isEmpty();
    }

    @Test
    void whoeverWasKilledHalfwayGoesOnWithTheRest() {
        String run = new LeftBehind(store).of("delay", story);
        Garbage all = plan(story).garbage().get(0);
        Garbage half = new Garbage("delay", story.run(), all.folders().subList(0, 2), List.of());
        collection.remove(half);

        GcPlan rest = plan(story);
        rest.garbage().forEach(collection::remove);

        assertThat(rest.sums().get("delay").files()).isEqualTo(2);
        assertThat(LeftBehind.executions(run))
                .allSatisfy(path -> assertThat(store.list(path)).isEmpty());
        assertThat(plan(story).garbage()).isEmpty();
    }

    @Test
    void aRunWhoseRecordsDoNotSayThatItIsOverStays() {
        String run = new LeftBehind(store).of("delay", story);
        store.delete(run + "promotion/outcome.json");

        GcPlan missing = plan(story);
        store.put(run + "promotion/outcome.json", "{torn".getBytes());
        GcPlan torn = plan(story);

        assertThat(missing.garbage()).isEmpty();
        assertThat(missing.left())
                .containsExactly("run " + story.run() + ": there is no " + run + "promotion/outcome.json");
        assertThat(torn.garbage()).isEmpty();
        assertThat(torn.left().get(0)).contains("cannot be read");
    }

    @Test
    void aRunWhoseRecordsSayAnotherEndStays() {
        RunStory failed =
                new RunStory(SampleDefinition.named("delay")).requested().failed(Stage.INGEST);
        new LeftBehind(store).of("delay", failed);

        GcPlan plan = plan(story);

        assertThat(plan.garbage()).isEmpty();
        assertThat(plan.left().get(0)).contains("its outcome record says FAILED, its events say SUCCEEDED");
        assertThat(plan(failed).garbage()).hasSize(1);
    }

    @Test
    void aRetriedRunIsOverWhenItsRecordsSayWhereEachGenerationBeganAndEnded() {
        RunStory retried = new RunStory(SampleDefinition.named("delay"))
                .failedInTraining()
                .retried()
                .featuresBuilt()
                .trained()
                .packaged()
                .promoted();
        String run = new LeftBehind(store).of("delay", retried);

        assertThat(plan(retried).garbage()).hasSize(1);
        store.delete(run + "packaging/outcome-g2.json");
        assertThat(plan(retried).left())
                .containsExactly("run " + story.run() + ": there is no " + run + "packaging/outcome-g2.json");
        store.delete(run + "training/outcome.json");
        assertThat(plan(retried).left())
                .containsExactly("run " + story.run() + ": there is no " + run + "training/outcome.json");
    }

    @Test
    void whatWasPublishedAsDataStaysWithAllThatLiesBesideIt() throws Exception {
        String run = new LeftBehind(store).of("delay", story);
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("artifacts"));
        published(store.uri(run + "training/t1/1-0000000a/result.json"));
        published(link.resolve(run + "ingest/1-00000001/").toUri());
        published(URI.create("file:///elsewhere/a.csv"));

        GcPlan plan = plan(story);

        assertThat(plan.garbage().get(0).folders())
                .extracting(ExecutionFolder::path)
                .containsExactly(run + "ingest/2-00000002/", run + "training/t12/1-0000000b/");
        assertThat(plan.left()).hasSize(2).allSatisfy(line -> assertThat(line).contains("was published"));
    }

    @Test
    void whatARunThatGoesOnPointsToStaysAndWhatOnlyThisOnePointsToGoes() {
        String run = new LeftBehind(store).of("delay", story);
        RunStory own =
                new RunStory(SampleDefinition.named("delay")).reading(store.uri(run + "ingest/1-00000001/result.json"));
        RunStory other = new RunStory(SampleDefinition.named("other"))
                .reading(store.uri(run + "ingest/2-00000002/flights/2013-01/1-flights.csv"));
        own.told().forEach(said -> references.add(said.event()));
        other.told().forEach(said -> references.add(said.event()));

        GcPlan plan = plan(story);

        assertThat(plan.garbage().get(0).folders())
                .extracting(ExecutionFolder::path)
                .contains(run + "ingest/1-00000001/")
                .doesNotContain(run + "ingest/2-00000002/");
    }

    private GcPlan plan(RunStory story) {
        RunFold fold = new RunFold();
        story.told().forEach(fold::add);
        RunView run = fold.runs().get(0);
        return collection.plan(List.of(run), references);
    }

    private void published(URI uri) {
        references.add(new DataArrived("any", "2013-01", "a", List.of(new DataFile(uri, 1L, null))));
    }
}
