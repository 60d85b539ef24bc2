package dev.refit.run.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.RunEvent.ModelPackaged;
import dev.refit.events.RunEvent.RunRequested;
import dev.refit.events.RunEvent.StageTrigger;
import dev.refit.events.run.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetriedRunFoldTest {
    private final RunStory failed = new RunStory(SampleDefinition.named("delay")).failedInTraining();
    private final RunStory whole = failed.retried()
            .featuresBuilt()
            .started(Stage.TRAINING, 2)
            .trained()
            .started(Stage.PACKAGING)
            .packaged()
            .promoted();

    @Test
    void whatTheRetryDidNotDoAgainIsAsTheFirstGenerationLeftIt() {
        RunView run = view(whole.told());

        assertThat(run.generation()).isEqualTo(2);
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run.failure()).isNull();
        assertThat(run.model().coordinates()).isEqualTo("com.example:delay:1.0.1");
        assertThat(run.inputs()).hasSize(1);
        assertThat(run.rows()).isEqualTo(27_000);
        assertThat(run.stages()).extracting(StageView::state).containsOnly(StageState.SUCCEEDED);
        assertThat(run.stages()).extracting(StageView::seconds).containsOnly(1.0);
        assertThat(run.stage(Stage.INGEST).attempts()).hasSize(1);
    }

    @Test
    void itWasRequestedWhenItWasFirstAndTookAsLongAsItsRetry() {
        RunView run = view(whole.told());

        assertThat(run.requested()).isEqualTo(view(failed.told()).requested());
        assertThat(run.seconds()).isEqualTo(5.0);
        assertThat(run.ended())
                .isEqualTo(whole.told().get(whole.told().size() - 1).time());
    }

    @Test
    void aRetryThatNobodyHasTakenUpIsUnderWay() {
        RunView run = view(failed.retried().featuresBuilt().told());

        assertThat(run.state()).isEqualTo(RunState.RUNNING);
        assertThat(run.seconds()).isNull();
        assertThat(run.stages())
                .extracting(StageView::state)
                .containsExactly(
                        StageState.SUCCEEDED,
                        StageState.SUCCEEDED,
                        StageState.QUEUED,
                        StageState.PENDING,
                        StageState.PENDING);
    }

    @Test
    void theAttemptsOfAllGenerationsAreShownOnceEach() {
        RunView run = view(failed.retried()
                .featuresBuilt()
                .started(Stage.TRAINING)
                .started(Stage.TRAINING, 2)
                .told());

        List<AttemptView> attempts = run.stage(Stage.TRAINING).attempts();
        assertThat(attempts).extracting(AttemptView::number).containsExactly(1, 2);
        assertThat(attempts).extracting(AttemptView::failure).containsExactly("too few rows", null);
    }

    @Test
    void aRetryThatFailsTooIsAFailedRun() {
        RunView run = view(failed.retried()
                .featuresBuilt()
                .started(Stage.TRAINING, 2)
                .failed(Stage.TRAINING)
                .told());

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.failure().stage()).isEqualTo(Stage.TRAINING);
        assertThat(run.stage(Stage.TRANSFORM).state()).isEqualTo(StageState.SUCCEEDED);
        assertThat(run.stage(Stage.PACKAGING).state()).isEqualTo(StageState.PENDING);
    }

    @Test
    void aLaterStageIsNotDoneBecauseAnEarlierGenerationHadComeSoFar() {
        RunView run = view(failed.retried().requested().started(Stage.INGEST, 2).told());

        assertThat(run.stages())
                .extracting(StageView::state)
                .containsExactly(
                        StageState.RUNNING,
                        StageState.PENDING,
                        StageState.PENDING,
                        StageState.PENDING,
                        StageState.PENDING);
    }

    @Test
    void ofThreeGenerationsEachStageIsThatOfTheLastThatDidIt() {
        RunView run = view(failed.retried()
                .featuresBuilt()
                .started(Stage.TRAINING, 2)
                .trained()
                .started(Stage.PACKAGING)
                .failed(Stage.PACKAGING)
                .retried()
                .trained()
                .started(Stage.PACKAGING, 2)
                .packaged()
                .promoted()
                .told());

        assertThat(run.generation()).isEqualTo(3);
        assertThat(run.seconds()).isEqualTo(3.0);
        assertThat(run.stages()).extracting(StageView::state).containsOnly(StageState.SUCCEEDED);
        assertThat(run.stages()).extracting(StageView::seconds).containsOnly(1.0);
    }

    @Test
    void theOrderInWhichEventsAreReadDoesNotMatterNorDoRepetitions() {
        RunView expected = view(whole.told());

        for (int seed = 0; seed < 200; seed++) {
            List<TimedEvent> read = new ArrayList<>(whole.told());
            read.addAll(whole.told().subList(0, seed % whole.told().size()));
            Collections.shuffle(read, new Random(seed));

            assertThat(view(read)).isEqualTo(expected);
        }
    }

    @Test
    void allThatTheFirstGenerationSaidReadAgainAtTheEndChangesNothing() {
        List<TimedEvent> read = new ArrayList<>(whole.told());
        read.addAll(failed.told());

        assertThat(view(read)).isEqualTo(view(whole.told()));
    }

    @Test
    void aRetrySaysAgainWhatStartedTheStageThatFailed() {
        assertThat(retry(failed)).containsInstanceOf(FeaturesBuilt.class).contains((StageTrigger)
                failed.retried().featuresBuilt().last());
        assertThat(retry(failed.retried().featuresBuilt().failed(Stage.TRAINING)))
                .get()
                .extracting(event -> event.ref().generation())
                .isEqualTo(3);
        assertThat(retry(new RunStory(SampleDefinition.named("at-once"))
                        .requested()
                        .failed(Stage.INGEST)))
                .containsInstanceOf(RunRequested.class);
        assertThat(retry(whole.retried().packaged().failed(Stage.PROMOTION))).containsInstanceOf(ModelPackaged.class);
    }

    @Test
    void thereIsNoRetryOfWhatHasNotFailed() {
        RunStory story = new RunStory(SampleDefinition.named("delay")).requested();

        assertThat(retry(story)).isEmpty();
        assertThat(retry(failed.retried().featuresBuilt()))
                .as("retried already")
                .isEmpty();
        assertThat(retry(whole)).isEmpty();
        assertThat(retry(new RunStory(SampleDefinition.named("gone")).failed(Stage.TRAINING)))
                .as("what started it was not read")
                .isEmpty();
        assertThat(new RunFold().retry("nothing-0000000000")).isEmpty();
    }

    private static Optional<StageTrigger> retry(RunStory story) {
        return fold(story.told()).retry(story.run());
    }

    private RunView view(List<TimedEvent> told) {
        return fold(told).run(failed.run()).orElseThrow();
    }

    private static RunFold fold(List<TimedEvent> told) {
        RunFold fold = new RunFold();
        told.forEach(fold::add);
        return fold;
    }
}
