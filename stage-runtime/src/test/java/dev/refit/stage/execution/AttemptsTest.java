package dev.refit.stage.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.StageEvent.StageAttemptFailed;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.definition.TrainingSpec;
import dev.refit.events.run.RunContext;
import dev.refit.launcher.WorkloadFailure;
import dev.refit.stage.testing.Samples;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many attempts there are and when. */
class AttemptsTest {
    @TempDir
    Path folder;

    private StageScenario scenario;

    @BeforeEach
    void begin() {
        scenario = new StageScenario(folder);
    }

    @Test
    void aDefinitionThatSaysNothingHasTheOperatorsAttemptsAndBackOff() {
        RunContext run = run(null, null, null);
        StageExecution<FeaturesBuilt> stage = scenario.takeUp(run, 1);

        killed(stage, run, 1);
        after(stage, Duration.ofSeconds(4));
        assertThat(scenario.launched()).hasSize(1);
        after(stage, Duration.ofSeconds(1));
        killed(stage, run, 2);
        after(stage, Duration.ofSeconds(9));
        assertThat(scenario.launched()).hasSize(2);
        after(stage, Duration.ofSeconds(1));
        killed(stage, run, 3);

        assertThat(stage.over()).isDone();
        assertThat(scenario.events.all(StageFailed.class).get(0).attempts()).hasSize(3);
        assertThat(scenario.spec(workload(run, 1)).timeout()).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void aDefinitionThatSaysOtherwiseHasItsOwn() {
        RunContext run = run(5, "1m", "90s");
        StageExecution<FeaturesBuilt> stage = scenario.takeUp(run, 1);

        for (int attempt = 1; attempt <= 5; attempt++) {
            assertThat(stage.over()).isNotDone();
            killed(stage, run, attempt);
            after(stage, Duration.ofSeconds(59));
            assertThat(scenario.launched()).hasSize(attempt);
            after(stage, Duration.ofMinutes(16));
        }

        assertThat(stage.over()).isDone();
        assertThat(scenario.events.all(StageAttemptFailed.class))
                .extracting(StageAttemptFailed::nextAttempt)
                .containsExactly(true, true, true, true, false);
        assertThat(scenario.spec(workload(run, 1)).timeout()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void oneAttemptIsOneAttemptAlsoWhenItTookTooLong() {
        RunContext run = run(1, null, null);
        StageExecution<FeaturesBuilt> stage = scenario.takeUp(run, 1);

        scenario.launcher.fail(workload(run, 1), new WorkloadFailure.TimedOut(Duration.ofHours(4)));
        scenario.look(stage);

        assertThat(scenario.events.all(StageFailed.class).get(0).failure().code())
                .isEqualTo("timed-out");
        assertThat(scenario.launched()).hasSize(1);
    }

    @Test
    void whatTookTooLongIsTriedAgain() {
        RunContext run = run(2, null, null);
        StageExecution<FeaturesBuilt> stage = scenario.takeUp(run, 1);

        scenario.launcher.fail(workload(run, 1), new WorkloadFailure.TimedOut(Duration.ofHours(4)));
        scenario.look(stage);
        after(stage, Duration.ofSeconds(5));

        assertThat(scenario.launched()).containsExactly(workload(run, 1), workload(run, 2));
    }

    @Test
    void theResultOfAnotherRunIsNone() {
        RunContext run = run(1, null, null);
        StageExecution<FeaturesBuilt> stage = scenario.takeUp(run, 1);

        RunContext other = run(1, null, null);
        scenario.leave(workload(run, 1), Samples.trained(other, 1, 0.5));
        scenario.look(stage);

        assertThat(scenario.events.all(StageFailed.class).get(0).failure()).satisfies(failure -> {
            assertThat(failure.code()).isEqualTo("foreign-result");
            assertThat(failure.message()).contains(other.run());
        });
    }

    @Test
    void whatUserCodeFailsIsNotTriedAgainHoweverManyAttemptsThereAre() {
        RunContext run = run(10, null, null);
        StageExecution<FeaturesBuilt> stage = scenario.takeUp(run, 1);

        scenario.launcher.fail(workload(run, 1), new WorkloadFailure.OutOfMemory(512));
        scenario.look(stage);

        assertThat(stage.over()).isDone();
        assertThat(scenario.launched()).hasSize(1);
    }

    @Test
    void whatWasInterruptedIsRunAgainAndDoesNotCount() {
        RunContext run = run(1, null, null);
        StageExecution<FeaturesBuilt> stage = scenario.takeUp(run, 1);

        scenario.launcher.interrupt(workload(run, 1));
        scenario.look(stage);

        assertThat(scenario.launched()).containsExactly(workload(run, 1), workload(run, 1));
        assertThat(scenario.events.all(StageAttemptFailed.class)).isEmpty();
        assertThat(stage.over()).isNotDone();
    }

    @Test
    void anotherProcessGoesOnWithTheAttemptAndTheWaitOfTheFirst() {
        RunContext run = run(2, "1m", null);
        killed(scenario.takeUp(run, 1), run, 1);

        StageExecution<FeaturesBuilt> stage = scenario.takeUp(run, 1);
        assertThat(scenario.launched()).hasSize(1);
        after(stage, Duration.ofMinutes(1));
        killed(stage, run, 2);

        assertThat(scenario.launched()).hasSize(2);
        assertThat(scenario.events.all(StageFailed.class).get(0).attempts()).hasSize(2);
    }

    private void killed(StageExecution<FeaturesBuilt> stage, RunContext run, int attempt) {
        scenario.launcher.fail(workload(run, attempt), new WorkloadFailure.Killed(9));
        scenario.look(stage);
    }

    private void after(StageExecution<FeaturesBuilt> stage, Duration wait) {
        scenario.clock.forward(wait);
        scenario.look(stage);
    }

    private static RunContext run(Integer attempts, String backoff, String timeout) {
        return Samples.run(Samples.definition(new TrainingSpec(Samples.training(), attempts, backoff, timeout)));
    }

    private static String workload(RunContext run, int attempt) {
        return run.run() + "-training-t1-a" + attempt;
    }
}
