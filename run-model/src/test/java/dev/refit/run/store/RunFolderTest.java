package dev.refit.run.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.run.RunId;
import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;
import dev.refit.run.WorkloadName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFolderTest {
    private static final String RUN = "wine-0123456789";
    private static final RunFolder FOLDER = RunFolder.of("wine", RUN);

    @ParameterizedTest
    @ValueSource(strings = {"flight-delay-c8e8769569", "flight-delay-s3m7d5b93r3gfhx8"})
    void theIdAloneLeadsToTheFolder(String run) {
        assertThat(RunFolder.of(RunId.parse(run)))
                .isEqualTo(RunFolder.of(new RunRef(run, 1, "flight-delay", "2013-03")))
                .isEqualTo(new RunFolder("runs/flight-delay/" + run + "/"));
    }

    @Test
    void recordsLieWhereEarlierReleasesWroteThem() {
        assertThat(FOLDER.request()).isEqualTo("runs/wine/wine-0123456789/run.json");
        assertThat(FOLDER.cancelled()).isEqualTo("runs/wine/wine-0123456789/cancelled.json");
        assertThat(FOLDER.outcome(Stage.INGEST, 1)).isEqualTo("runs/wine/wine-0123456789/ingest/outcome.json");
        assertThat(FOLDER.outcome(Stage.INGEST, 2)).isEqualTo("runs/wine/wine-0123456789/ingest/outcome-g2.json");
        assertThat(FOLDER.attemptFailed(Stage.TRAINING, 2, 3))
                .isEqualTo("runs/wine/wine-0123456789/training/t2/attempt-3-failed.json");
        assertThat(FOLDER.attemptFailed(Stage.PROMOTION, "publish", WorkloadName.SINGLE, 3))
                .isEqualTo("runs/wine/wine-0123456789/promotion/publish/attempt-3-failed.json");
        assertThat(FOLDER.attemptFailed(Stage.PACKAGING, "claim", 2, 1))
                .isEqualTo("runs/wine/wine-0123456789/packaging/claim/t2/attempt-1-failed.json");
        assertThat(FOLDER.commitment(Stage.PROMOTION, "publish", WorkloadName.SINGLE))
                .isEqualTo("runs/wine/wine-0123456789/promotion/publish/commitment.json");
        assertThat(FOLDER.attemptFailed(Stage.INGEST, WorkloadName.SINGLE, 1))
                .isEqualTo("runs/wine/wine-0123456789/ingest/attempt-1-failed.json");
        assertThat(FOLDER.execution(Stage.TRAINING, 2, 3, "00ff00ff"))
                .isEqualTo("runs/wine/wine-0123456789/training/t2/3-00ff00ff/");
    }

    @Test
    void theFolderOfAnExecutionTellsItsStore() {
        for (String store : List.of("file:///home/runs/store/", "s3://bucket/store/")) {
            assertThat(RunFolder.storeOf(store + FOLDER.execution(Stage.TRAINING, 2, 3, "00ff00ff")))
                    .contains(store);
        }
        assertThat(RunFolder.storeOf("file:///store/" + FOLDER.stage(Stage.TRAINING)))
                .isEmpty();
        assertThat(RunFolder.storeOf("file:///store/uploads/00ff00ff/")).isEmpty();
    }

    @Test
    void everyOutcomeIsRecognized() {
        assertThat(FOLDER.isOutcome(FOLDER.outcome(Stage.INGEST, 1))).isTrue();
        assertThat(FOLDER.isOutcome(FOLDER.outcome(Stage.PROMOTION, 12))).isTrue();
        assertThat(FOLDER.isOutcome(FOLDER.request())).isFalse();
        assertThat(FOLDER.isOutcome(FOLDER.execution(Stage.INGEST, 0, 1, "00ff00ff") + "outcome.json"))
                .isFalse();
        assertThat(FOLDER.isOutcome("runs/wine/wine-9999999999/ingest/outcome.json"))
                .isFalse();
    }

    @Test
    void theResultOfAnAttemptIsRecognized() {
        String result = FOLDER.execution(Stage.TRAINING, 2, 3, "00ff00ff") + "result.json";

        assertThat(FOLDER.isResult(result, Stage.TRAINING, 2, 3)).isTrue();
        assertThat(FOLDER.isResult(result, Stage.TRAINING, 2, 1)).isFalse();
        assertThat(FOLDER.isResult(result + "/result.json", Stage.TRAINING, 2, 3))
                .isFalse();
    }

    @Test
    void whatLiesInAnExecutionIsRecognizedAndNothingElse() {
        String execution = FOLDER.execution(Stage.TRAINING, 2, 3, "00ff00ff");

        assertThat(FOLDER.executionOf(execution + "model/a.zip")).contains(execution);
        assertThat(FOLDER.executionOf(FOLDER.execution(Stage.INGEST, 0, 1, "00ff00ff") + "result.json"))
                .contains("runs/wine/wine-0123456789/ingest/1-00ff00ff/");
        assertThat(FOLDER.executionOf(execution)).isEmpty();
        assertThat(FOLDER.executionOf(FOLDER.request())).isEmpty();
        assertThat(FOLDER.executionOf(FOLDER.outcome(Stage.TRAINING, 1))).isEmpty();
        assertThat(FOLDER.executionOf(FOLDER.attemptFailed(Stage.TRAINING, 2, 3)))
                .isEmpty();
        assertThat(FOLDER.executionOf(FOLDER.path() + "later/1-00ff00ff/x")).isEmpty();
        assertThat(FOLDER.executionOf("releases/wine/training/1-00ff00ff/x")).isEmpty();
    }
}
