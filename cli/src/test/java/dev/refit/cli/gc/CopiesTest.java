package dev.refit.cli.gc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.cli.Call;
import dev.refit.cli.ExitCodes;
import dev.refit.events.DataArrived;
import dev.refit.events.UploadEvent.ModelUploaded;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.data.DataFile;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.definition.PackagingSpec;
import dev.refit.events.model.UploadedModel;
import dev.refit.run.fold.RunFold;
import dev.refit.run.fold.RunStory;
import dev.refit.run.fold.RunView;
import dev.refit.run.fold.SampleDefinition;
import dev.refit.run.store.StoreLayout;
import dev.refit.store.ArtifactStore;
import dev.refit.store.FileArtifactStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of models and data go once nobody needs them. */
class CopiesTest {
    private static final Instant LATER = Instant.now().plus(Duration.ofHours(2));
    private static final String SHA = "0".repeat(64);

    @TempDir
    Path folder;

    private final References references = new References();
    private ArtifactStore store;

    @BeforeEach
    void open() {
        store = FileArtifactStore.at(folder.resolve("artifacts"));
    }

    @Test
    void theNewestVersionOfEachPartitionStaysAndEarlierOnesGo() {
        String first = arrived("2013-01", "a");
        String second = arrived("2013-01", "b");
        String elsewhere = arrived("2013-02", "c");

        removeCopies(List.of());

        assertThat(store.list("arrivals/"))
                .containsExactlyInAnyOrder(second, elsewhere)
                .doesNotContain(first);
    }

    @Test
    void aVersionThatCameAgainCountsForNothingAndTheOneThatCountsStays() {
        String first = arrived("2013-01", "a");
        String second = arrived("2013-01", "b");
        arrived("2013-01", "a");

        removeCopies(List.of());

        assertThat(store.list("arrivals/")).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void whatARunHasReadStaysAsLongAsTheRun() {
        RunStory story = new RunStory(SampleDefinition.named("delay")).requested();
        String first = arrived("2013-01", "a");
        arrived("2013-01", "b");
        story.reading(store.uri(first)).whole();
        story.told().forEach(said -> references.add(said.event()));
        new LeftBehind(store).of("delay", story);
        RunFold fold = new RunFold();
        story.told().forEach(fold::add);
        RunView run = fold.run(story.run()).orElseThrow();

        removeCopies(List.of());
        assertThat(store.exists(first)).isTrue();

        removeCopies(List.of(run));
        assertThat(store.exists(first)).isFalse();
    }

    @Test
    void anUploadWhoseRunIsNotOverStaysAndOneThatNoEventTellsOfGoes() {
        String model = stored(StoreLayout.upload(SHA, "m.zip"));
        String rows = stored(StoreLayout.upload(SHA, "rows.csv"));
        String lost = stored(StoreLayout.upload("1".repeat(64), "m.zip"));
        references.add(new ModelUploaded(
                new UploadedModel(
                        "m.zip",
                        new StoredFile(store.uri(model), 1, SHA),
                        new StoredFile(store.uri(rows), 1, SHA),
                        "rows.csv",
                        null,
                        new PackagingSpec(new MavenSpec("com.example", "shell-model"), 10)),
                1));

        removeCopies(List.of());

        assertThat(store.list("uploads/"))
                .containsExactlyInAnyOrder(model, rows)
                .doesNotContain(lost);
    }

    @Test
    void whatIsYoungerStaysAndSoDoesEverythingUnlessCopiesAreAskedFor() {
        String lost = stored(StoreLayout.upload(SHA, "m.zip"));
        GarbageCollection collection = new GarbageCollection(store, folder.resolve("launcher"));

        assertThat(collection.plan(List.of(), references).isEmpty()).isTrue();
        assertThat(collection
                        .plan(List.of(), references, Instant.now().minus(Duration.ofHours(1)))
                        .isEmpty())
                .isTrue();
        assertThat(collection.plan(List.of(), references, LATER).copies()).containsExactly(new StoredCopy(lost, 1));
    }

    @Test
    void whatWasJustCopiedIsNotAskedFor() {
        Call young = Call.of(folder, "gc", "--keep", "1", "--copies-older-than", "30m");
        Call ofOne = Call.of(folder, "gc", "--keep", "1", "--copies-older-than", "30d", "--refit", "delay");

        assertThat(List.of(young, ofOne))
                .allSatisfy(call -> assertThat(call.exitCode()).isEqualTo(ExitCodes.INVALID));
        assertThat(young.err()).contains("--copies-older-than: got 30m, expected at least 1h");
        assertThat(ofOne.err()).contains("got it together with --refit");
    }

    private void removeCopies(List<RunView> expired) {
        GarbageCollection collection = new GarbageCollection(store, folder.resolve("launcher"));
        collection.remove(collection.plan(expired, references, LATER));
    }

    private String arrived(String partition, String content) {
        String path = stored(StoreLayout.arrival("flights", partition, content.repeat(64), "flights.csv"));
        references.add(new DataArrived(
                "flights", partition, "token-" + content, List.of(new DataFile(store.uri(path), 1L, null))));
        return path;
    }

    private String stored(String path) {
        store.put(path, new byte[1]);
        return path;
    }
}
