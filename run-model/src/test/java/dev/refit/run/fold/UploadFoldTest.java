package dev.refit.run.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RunEvent;
import dev.refit.events.UploadEvent.ModelUploaded;
import dev.refit.events.run.Stage;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A model from elsewhere is a run of two stages. */
class UploadFoldTest {
    private final RunFold fold = new RunFold();
    private long second;

    @Test
    void itIsQueuedWhenItWasTakenAndRunsOnceItIsPackaged() {
        RunView queued = after(UploadStory.UPLOADED);
        RunView running = after(UploadStory.STARTED);

        assertThat(queued.refit()).isEqualTo("shell-model");
        assertThat(queued.partition()).isEqualTo("uploaded");
        assertThat(queued.state()).isEqualTo(RunState.QUEUED);
        assertThat(queued.inputs()).isEmpty();
        assertThat(running.state()).isEqualTo(RunState.RUNNING);
        assertThat(running.stages().stream().map(StageView::name)).containsExactly(Stage.PACKAGING, Stage.PROMOTION);
    }

    @Test
    void itHasALibraryAndNoMetricInTheEnd() {
        after(UploadStory.UPLOADED);
        after(UploadStory.STARTED);
        after(UploadStory.PACKAGED);

        RunView run = after(UploadStory.PROMOTED);

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run.seconds()).isEqualTo(3.0);
        assertThat(run.model())
                .isEqualTo(new ModelView("com.example:shell-model:1.0.0", "/maven/shell-model.jar", null, null));
    }

    @Test
    void aRetryOfItsPackagingIsTheUploadInTheNextGeneration() {
        after(UploadStory.UPLOADED);
        after(UploadStory.FAILED);

        assertThat(fold.retry(UploadStory.MODEL.id())).contains(new ModelUploaded(UploadStory.MODEL, 2));
    }

    private RunView after(RunEvent event) {
        fold.add(new TimedEvent(event, Instant.EPOCH.plusSeconds(second++)));
        return fold.run(event.runId()).orElseThrow();
    }
}
