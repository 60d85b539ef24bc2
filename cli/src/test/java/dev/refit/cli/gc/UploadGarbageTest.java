package dev.refit.cli.gc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.OutcomeRecord;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent;
import dev.refit.run.fold.RunFold;
import dev.refit.run.fold.RunView;
import dev.refit.run.fold.TimedEvent;
import dev.refit.run.fold.UploadStory;
import dev.refit.store.ArtifactStore;
import dev.refit.store.FileArtifactStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes of a model from elsewhere. */
class UploadGarbageTest {
    private static final String RUN = "runs/shell-model/" + UploadStory.MODEL.id() + "/";
    private static final String LIBRARY = RUN + "packaging/1-00000001/shell-model-1.0.0.jar";
    private static final String UPLOAD = "uploads/" + "0".repeat(64) + "/m.zip";

    private final RunFold fold = new RunFold();

    @TempDir
    Path folder;

    @Test
    void whatPackagingHasWrittenGoesOnceItIsPublicAndNeitherTheUploadNorARecord() {
        ArtifactStore store = store(List.of(UploadStory.UPLOADED, UploadStory.PACKAGED, UploadStory.PROMOTED));
        store.put(RUN + "packaging/outcome.json", outcome(UploadStory.PACKAGED));
        store.put(RUN + "promotion/outcome.json", outcome(UploadStory.PROMOTED));
        GarbageCollection collection = new GarbageCollection(store, folder.resolve("launcher"));

        GcPlan plan = collection.plan(List.of(view()), new References());
        plan.garbage().forEach(collection::remove);

        assertThat(plan.left()).isEmpty();
        assertThat(store.list(""))
                .containsExactlyInAnyOrder(UPLOAD, RUN + "packaging/outcome.json", RUN + "promotion/outcome.json");
    }

    @Test
    void withoutTheRecordThatEndsItEverythingStays() {
        ArtifactStore store = store(List.of(UploadStory.UPLOADED, UploadStory.PACKAGED, UploadStory.PROMOTED));
        store.put(RUN + "packaging/outcome.json", outcome(UploadStory.PACKAGED));

        GcPlan plan = new GarbageCollection(store, folder.resolve("launcher")).plan(List.of(view()), new References());

        assertThat(plan.garbage()).isEmpty();
        assertThat(plan.left()).singleElement().asString().contains("there is no " + RUN + "promotion/outcome.json");
    }

    private ArtifactStore store(List<RunEvent> events) {
        ArtifactStore store = FileArtifactStore.at(folder.resolve("artifacts"));
        store.put(UPLOAD, new byte[1]);
        store.put(LIBRARY, new byte[1]);
        events.forEach(event -> fold.add(new TimedEvent(event, Instant.EPOCH)));
        return store;
    }

    private RunView view() {
        return fold.run(UploadStory.MODEL.id()).orElseThrow();
    }

    private static byte[] outcome(RunEvent event) {
        return RefitJson.bytes(new OutcomeRecord(Instant.EPOCH, event));
    }
}
