package dev.refit.run.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.run.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunFoldTest {
    private final RunStory story = new RunStory(SampleDefinition.named("delay"));

    @Test
    void aRequestedRunIsQueued() {
        RunView run = view(story.requested());

        assertThat(run.state()).isEqualTo(RunState.QUEUED);
        assertThat(run.refit()).isEqualTo("delay");
        assertThat(run.inputs()).containsExactly(new InputView("flights", "2013-01", 1, "t1"));
        assertThat(run.stage(Stage.INGEST).state()).isEqualTo(StageState.QUEUED);
        assertThat(run.stage(Stage.PACKAGING).state()).isEqualTo(StageState.PENDING);
    }

    @Test
    void aRunIsRunningBetweenItsStages() {
        RunView run = view(story.requested().started(Stage.INGEST).dataReady());

        assertThat(run.state()).isEqualTo(RunState.RUNNING);
        assertThat(run.stage(Stage.INGEST).state()).isEqualTo(StageState.SUCCEEDED);
        assertThat(run.stage(Stage.INGEST).seconds()).isEqualTo(1.0);
        assertThat(run.stage(Stage.TRANSFORM).state()).isEqualTo(StageState.QUEUED);
    }

    @Test
    void aPromotedModelIsTheEndOfARun() {
        RunView run = view(story.whole());

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run.seconds()).isEqualTo(9.0);
        assertThat(run.rows()).isEqualTo(27_000);
        assertThat(run.model())
                .isEqualTo(new ModelView("com.example:delay:1.0.1", "/maven/delay-1.0.1.jar", "auc", 0.75));
        assertThat(run.stages()).extracting(StageView::state).containsOnly(StageState.SUCCEEDED);
        assertThat(run.stages()).extracting(StageView::seconds).containsOnly(1.0);
    }

    @Test
    void theOrderInWhichEventsAreReadDoesNotMatterNorDoRepetitions() {
        List<TimedEvent> told = story.whole().told();
        RunView expected = view(story);

        for (int seed = 0; seed < 200; seed++) {
            List<TimedEvent> read = new ArrayList<>(told);
            read.addAll(told.subList(0, seed % told.size()));
            Collections.shuffle(read, new Random(seed));

            assertThat(fold(read).runs()).containsExactly(expected);
        }
    }

    @Test
    void aFailedStageIsTheEndOfARunAndSaysWhy() {
        RunView run = view(story.requested().started(Stage.INGEST).failed(Stage.INGEST));

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.failure().stage()).isEqualTo(Stage.INGEST);
        assertThat(run.failure().fault()).isEqualTo("data");
        assertThat(run.failure().message()).isEqualTo("too few rows");
        assertThat(run.stage(Stage.INGEST).seconds()).isEqualTo(1.0);
        assertThat(run.stage(Stage.TRANSFORM).state()).isEqualTo(StageState.PENDING);
    }

    @Test
    void aFailedAttemptIsNotTheEnd() {
        RunView run = view(story.requested().started(Stage.INGEST).attemptFailed(Stage.INGEST));

        assertThat(run.state()).isEqualTo(RunState.RUNNING);
        assertThat(run.stage(Stage.INGEST).attempts())
                .extracting(AttemptView::failure)
                .containsExactly("too few rows");
    }

    @Test
    void aRunWhoseModelWasRejectedHasNotFailed() {
        RunView run = view(story.requested().started(Stage.PACKAGING).packaged().rejected());

        assertThat(run.state()).isEqualTo(RunState.REJECTED);
        assertThat(run.isOver()).isTrue();
        assertThat(run.model()).isNull();
        assertThat(run.failure().message()).isEqualTo("worse than the last");
        assertThat(run.stage(Stage.PROMOTION).state()).isEqualTo(StageState.REJECTED);
    }

    @Test
    void aCancelledStageIsTheEndOfARun() {
        RunView run =
                view(story.requested().started(Stage.INGEST).cancelRequested().cancelled(Stage.INGEST));

        assertThat(run.state()).isEqualTo(RunState.CANCELLED);
        assertThat(run.cancelRequested()).isTrue();
        assertThat(run.stage(Stage.INGEST).state()).isEqualTo(StageState.CANCELLED);
    }

    @Test
    void theWishToCancelAloneEndsNothing() {
        RunView run = view(story.requested().started(Stage.INGEST).cancelRequested());

        assertThat(run.state()).isEqualTo(RunState.RUNNING);
        assertThat(run.cancelRequested()).isTrue();
    }

    @Test
    void ofTwoEndsTheFirstCounts() {
        RunView run = view(story.whole().cancelRequested().cancelled(Stage.PACKAGING));

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run.stage(Stage.PACKAGING).state()).isEqualTo(StageState.SUCCEEDED);
    }

    @Test
    void aRetryOpensANewGenerationThatStandsForTheRun() {
        RunStory retried = story.requested()
                .started(Stage.INGEST)
                .failed(Stage.INGEST)
                .retried()
                .requested()
                .started(Stage.INGEST);

        RunView run = view(retried);

        assertThat(run.generation()).isEqualTo(2);
        assertThat(run.state()).isEqualTo(RunState.RUNNING);
        assertThat(run.failure()).isNull();
    }

    @Test
    void theNewestProgressCountsHoweverItComes() {
        RunView run = view(story.requested()
                .started(Stage.TRAINING)
                .progressed(Stage.TRAINING, 2, 0.8, "tree 80")
                .progressed(Stage.TRAINING, 1, 0.2, "tree 20"));

        AttemptView attempt = run.stage(Stage.TRAINING).attempts().get(0);
        assertThat(attempt.progress()).isEqualTo(0.8);
        assertThat(attempt.message()).isEqualTo("tree 80");
    }

    @Test
    void aStagesOwnWordIsEnoughToKnowTheRun() {
        List<TimedEvent> only = story.requested().started(Stage.TRAINING).told().subList(1, 2);

        RunView run = fold(only).runs().get(0);

        assertThat(run.refit()).isEqualTo("delay");
        assertThat(run.partition()).isEqualTo("2013-01");
        assertThat(run.state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void nothingIsKnownOfARunThatIsOnlyWishedToEnd() {
        RunFold fold = fold(story.cancelRequested().told());

        assertThat(fold.runs()).isEmpty();
        assertThat(fold.run(story.run())).isEmpty();
    }

    @Test
    void runsComeInTheOrderOfTheirRequests() {
        RunStory other = new RunStory(SampleDefinition.named("a-later-one"));
        List<TimedEvent> told = Stream.concat(
                        other.cancelRequested().requested().told().stream(), story.requested().told().stream())
                .toList();

        assertThat(fold(told).runs()).extracting(RunView::run).containsExactly(story.run(), other.run());
    }

    private static RunView view(RunStory story) {
        return fold(story.told()).run(story.run()).orElseThrow();
    }

    private static RunFold fold(List<TimedEvent> told) {
        RunFold fold = new RunFold();
        told.forEach(fold::add);
        return fold;
    }
}
