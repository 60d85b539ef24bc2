package dev.refit.stage.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.StageEvent.Attempt;
import dev.refit.events.StageEvent.StageAttemptFailed;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.StageEvent.StageStarted;
import dev.refit.events.checks.Digests;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.definition.TrainingSpec;
import dev.refit.events.run.Actor;
import dev.refit.events.run.RunContext;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.launcher.WorkloadFailure;
import dev.refit.stage.testing.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stage does again in the next generation of its run, and what it does not. */
class RetryTest {
    @TempDir
    Path folder;

    private StageScenario scenario;
    private RunContext run;
    private RunContext retried;

    @BeforeEach
    void begin() {
        scenario = new StageScenario(folder);
        run = Samples.run(Samples.definition(new TrainingSpec(Samples.training(), 1, null, null)));
        // Whoever asks for it, it is the same work.
        retried = run.inGeneration(2).by(Actor.token("anna"));
    }

    @Test
    void theTrialThatSucceededIsAdoptedAndTheOneThatFailedIsTriedOnceMore() {
        theSecondOfThreeTrialsFails();

        StageExecution<FeaturesBuilt> stage = scenario.takeUp(retried, 3);
        scenario.look(stage);
        scenario.succeed(run, workload(2, 2), 2);
        scenario.succeed(run, workload(3, 2), 3);
        scenario.look(stage);

        assertThat(scenario.launched())
                .containsExactly(workload(1, 1), workload(2, 1), workload(3, 1), workload(2, 2), workload(3, 2));
        assertThat(scenario.events.all(ModelTrained.class))
                .containsExactly(new ModelTrained(retried, Samples.features(), Samples.model()));
        assertThat(scenario.store.exists(outcome("outcome.json"))).isTrue();
        assertThat(scenario.store.exists(outcome("outcome-g2.json"))).isTrue();
        assertThat(scenario.events.all(StageStarted.class))
                .filteredOn(started -> started.at().generation() == 2)
                .extracting(started -> started.attempt().workload())
                .containsExactlyInAnyOrder(workload(1, 1), workload(2, 2), workload(3, 2));
    }

    @Test
    void theTrialThatWasEndedWithItsStageIsNoFailureOfTheRetry() {
        theSecondOfThreeTrialsFails();

        scenario.takeUp(retried, 3);

        StageAttemptFailed ended = scenario.events.all(StageAttemptFailed.class).get(1);
        assertThat(ended.at().generation()).isEqualTo(1);
        assertThat(ended.attempt().workload()).isEqualTo(workload(3, 1));
        assertThat(ended.failure().code()).isEqualTo("ended-with-stage");
        assertThat(ended.nextAttempt()).isFalse();
    }

    @Test
    void whatFailedWithoutAnybodyLookingCountsForTheGenerationItWasLaunchedIn() {
        StageExecution<FeaturesBuilt> first = scenario.takeUp(run, 3);
        scenario.launcher.fail(workload(1, 1), new WorkloadFailure.OutOfMemory(512));
        scenario.launcher.fail(workload(3, 1), new WorkloadFailure.Killed(9));
        scenario.look(first);

        StageExecution<FeaturesBuilt> stage = scenario.takeUp(retried, 3);
        scenario.look(stage);

        assertThat(stage.over()).isNotDone();
        assertThat(scenario.launched()).contains(workload(1, 2), workload(2, 2), workload(3, 2));
        assertThat(scenario.events.all(StageAttemptFailed.class))
                .extracting(event -> event.at().generation())
                .containsOnly(1);
    }

    @Test
    void everyGenerationHasAllAttemptsAndItsFirstComesAtOnce() {
        run = Samples.run(Samples.definition(new TrainingSpec(Samples.training(), 2, "1m", null)));
        fails(scenario.takeUp(run, 1), 1, 2);

        StageExecution<FeaturesBuilt> second = scenario.takeUp(run.inGeneration(2), 1);
        assertThat(scenario.launched()).contains(workload(1, 3));
        fails(second, 3, 4);
        StageExecution<FeaturesBuilt> third = scenario.takeUp(run.inGeneration(3), 1);
        scenario.succeed(run, workload(1, 5), 1);
        scenario.look(third);

        assertThat(scenario.events.all(StageFailed.class))
                .extracting(failed ->
                        failed.attempts().stream().map(Attempt::number).toList())
                .containsExactly(List.of(1, 2), List.of(3, 4));
        assertThat(scenario.events.all(ModelTrained.class))
                .extracting(trained -> trained.run().generation())
                .containsExactly(3);
    }

    @Test
    void anotherProcessGoesOnWhereTheFirstStoppedInTheSameGeneration() {
        theSecondOfThreeTrialsFails();
        scenario.look(scenario.takeUp(retried, 3));
        List<String> launched = scenario.launched();

        StageExecution<FeaturesBuilt> stage = scenario.takeUp(retried, 3);
        scenario.look(stage);

        assertThat(scenario.launched()).isEqualTo(launched);
        assertThat(stage.over()).isNotDone();
    }

    @Test
    void aRetrySaidTwiceHasOneEffect() {
        theSecondOfThreeTrialsFails();
        StageExecution<FeaturesBuilt> stage = scenario.takeUp(retried, 2);
        scenario.look(stage);
        scenario.succeed(run, workload(2, 2), 2);
        scenario.look(stage);
        List<String> launched = scenario.launched();
        List<String> said = scenario.events.bytes();

        scenario.clock.forward(Duration.ofDays(1));
        StageExecution<FeaturesBuilt> again = scenario.takeUp(retried, 2);

        assertThat(again.over()).isDone();
        assertThat(scenario.launched()).isEqualTo(launched);
        assertThat(scenario.events.bytes()).hasSize(said.size() + 1).last().isEqualTo(said.get(said.size() - 1));
    }

    @Test
    void theOldTriggerReplayedAfterTheRetrySaysItsOldEventAgainAndDoesNothing() {
        theSecondOfThreeTrialsFails();
        String failed = last(scenario.events.bytes());
        scenario.look(scenario.takeUp(retried, 3));
        List<String> launched = scenario.launched();
        List<String> cancelled = scenario.launcher.cancellations();

        scenario.clock.forward(Duration.ofDays(1));
        StageExecution<FeaturesBuilt> old = scenario.takeUp(run, 3);

        assertThat(old.over()).isDone();
        assertThat(last(scenario.events.bytes())).isEqualTo(failed);
        assertThat(scenario.launched()).isEqualTo(launched);
        assertThat(scenario.launcher.cancellations()).isEqualTo(cancelled);
    }

    @Test
    void whatWasInterruptedBeforeTheRetryIsRunAgainUnderItsName() {
        StageExecution<FeaturesBuilt> first = scenario.takeUp(run, 2);
        scenario.launcher.interrupt(workload(2, 1));
        scenario.launcher.fail(workload(1, 1), new WorkloadFailure.OutOfMemory(512));
        scenario.look(first);

        scenario.look(scenario.takeUp(retried, 2));

        assertThat(scenario.launched()).containsExactly(workload(1, 1), workload(2, 1), workload(1, 2), workload(2, 1));
    }

    @Test
    void theDigestOfARequestIsThatOfTheFirstGeneration() {
        theSecondOfThreeTrialsFails();
        scenario.look(scenario.takeUp(retried, 3));

        assertThat(scenario.spec(workload(1, 1)).requestDigest()).isEqualTo(digest(1, 1));
        assertThat(scenario.spec(workload(2, 2)).requestDigest()).isEqualTo(digest(2, 2));
    }

    @Test
    void whereNoNameIsLeftForAnAttemptTheStageFailsAndSaysSo() {
        RefitDefinition wine = run.definition().spec();
        String longest = "w".repeat(RefitDefinition.MAX_NAME);
        run = Samples.run(
                new RefitDefinition(longest, wine.data(), wine.transform(), wine.training(), wine.packaging()));
        for (int attempt = 1; attempt <= 9; attempt++) {
            StageExecution<FeaturesBuilt> stage = scenario.takeUp(run.inGeneration(attempt), List.of(100));
            scenario.look(stage);
            scenario.launcher.fail(workload(100, attempt), new WorkloadFailure.Killed(9));
            scenario.look(stage);
        }

        StageExecution<FeaturesBuilt> tenth = scenario.takeUp(run.inGeneration(10), List.of(100));
        scenario.look(tenth);

        StageFailed failed = scenario.events.all(StageFailed.class).get(9);
        assertThat(failed.failure().code()).isEqualTo("no-more-attempts");
        assertThat(failed.failure().message()).contains(workload(100, 10), "52");
    }

    private void theSecondOfThreeTrialsFails() {
        StageExecution<FeaturesBuilt> stage = scenario.takeUp(run, 3);
        scenario.succeed(run, workload(1, 1), 1);
        scenario.launcher.fail(workload(2, 1), new WorkloadFailure.Killed(9));
        scenario.look(stage);
        assertThat(stage.over()).isDone();
        assertThat(scenario.launcher.cancellations()).containsExactly(workload(3, 1));
    }

    private void fails(StageExecution<FeaturesBuilt> stage, int... attempts) {
        for (int attempt : attempts) {
            scenario.launcher.fail(workload(1, attempt), new WorkloadFailure.Killed(9));
            scenario.look(stage);
            scenario.clock.forward(Duration.ofMinutes(1));
            scenario.look(stage);
        }
        assertThat(stage.over()).isDone();
    }

    private String digest(int trial, int attempt) {
        WorkloadRequest request = new WorkloadRequest.Trial(run, Samples.features(), trial, Map.of());
        return Digests.sha256(RefitJson.canonical(request) + "/" + attempt);
    }

    private String workload(int trial, int attempt) {
        return run.run() + "-training-t" + trial + "-a" + attempt;
    }

    private String outcome(String name) {
        return "runs/wine/" + run.run() + "/training/" + name;
    }

    private static String last(List<String> said) {
        return said.get(said.size() - 1);
    }
}
