package dev.refit.stage.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.RunEvent.RunCancelRequested;
import dev.refit.events.StageEvent.StageAttemptFailed;
import dev.refit.events.StageEvent.StageCancelled;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.definition.TrainingSpec;
import dev.refit.events.run.RunContext;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.launcher.WorkloadFailure;
import dev.refit.stage.testing.Samples;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps whose tasks may fail and have a budget of time; a process may die between any two looks. */
class BudgetTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final RunContext run = Samples.run(Samples.definition(new TrainingSpec(Samples.training(), 1, null, null)));

    @TempDir
    Path folder;

    private StageScenario scenario;
    private StageExecution<FeaturesBuilt> stage;

    @BeforeEach
    void begin() {
        scenario = new StageScenario(folder);
        restart();
    }

    @Test
    void whatHasSucceededWhenTheBudgetIsSpentCountsAndTheOthersAreEnded() {
        succeed(1);
        look();
        scenario.clock.forward(HOUR);

        look();

        assertThat(scenario.launched()).containsExactly(trial(1), trial(2), trial(3), scoring());
        assertThat(scenario.launcher.cancellations()).containsExactly(trial(2), trial(3));
        assertThat(counted()).isEqualTo(1);
        scenario.succeed(run, scoring(), 1);
        look();
        assertThat(scenario.events.all(ModelTrained.class)).hasSize(1);
    }

    @Test
    void aMomentBeforeItGoesOn() {
        scenario.clock.forward(HOUR.minusMillis(1));
        succeed(1);

        look();

        assertThat(scenario.launched()).containsExactly(trial(1), trial(2), trial(3));
        assertThat(scenario.launcher.cancellations()).isEmpty();
    }

    @Test
    void aRestartedProcessCountsFromTheFirstTaskOfTheFirst() {
        succeed(1);
        scenario.clock.forward(HOUR.minusMillis(1));
        restart();
        assertThat(scenario.launched()).contains(trial(3));
        scenario.clock.forward(Duration.ofMillis(1));

        restart();

        assertThat(scenario.launched()).doesNotContain(trial(4)).endsWith(scoring());
        assertThat(counted()).isEqualTo(1);
    }

    @Test
    void aResultThatComesLaterDoesNotCountAfterARestartEither() {
        succeed(1);
        look();
        scenario.clock.forward(HOUR);
        look();
        leaveResult(2);

        restart();
        scenario.succeed(run, scoring(), 1);
        look();

        assertThat(scenario.launched()).containsOnlyOnce(scoring());
        assertThat(scenario.events.all(ModelTrained.class)).hasSize(1);
    }

    @Test
    void theBudgetHoldsForAllRoundsTogether() {
        for (int trial = 1; trial <= 5; trial++) {
            succeed(trial);
            look();
        }
        scenario.clock.forward(HOUR);

        restart();

        assertThat(counted()).isEqualTo(5);
        assertThat(scenario.launcher.cancellations()).containsExactly(trial(6));
        restart();
        assertThat(scenario.launched()).containsOnlyOnce(scoring());
    }

    @Test
    void ofABudgetThatIsSpentWithoutASuccessTheStageDecides() {
        scenario.clock.forward(HOUR);

        look();

        assertThat(stage.over()).isDone();
        assertThat(scenario.events.all(StageFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.failure().message()).contains("no trial has succeeded"));
        assertThat(scenario.launcher.cancellations()).contains(trial(1), trial(2));
    }

    @Test
    void aRetryHasTheBudgetAnew() {
        scenario.clock.forward(HOUR);
        look();

        stage = takenUp(run.inGeneration(2));
        look();

        assertThat(stage.over()).isNotDone();
        succeed(run.inGeneration(2), 1, 2);
        look();
        assertThat(scenario.launched()).contains(trial(1, 2), trial(2, 2), trial(3));
    }

    @Test
    void aTaskThatFailsForGoodEndsNeitherTheOthersNorTheStage() {
        scenario.launcher.fail(trial(1), new WorkloadFailure.Killed(9));
        look();
        restart();
        for (int trial : new int[] {2, 3, 4, 5, 6}) {
            succeed(trial);
            look();
        }
        succeed(7);

        restart();

        assertThat(scenario.launcher.cancellations()).isEmpty();
        assertThat(scenario.events.all(StageAttemptFailed.class)).isNotEmpty();
        assertThat(counted()).isEqualTo(6);
        scenario.succeed(run, scoring(), 1);
        look();
        assertThat(scenario.events.all(ModelTrained.class)).hasSize(1);
    }

    @Test
    void aRunThatIsCancelledAfterItIsEndedInItsLastStepAlsoByANewProcess() {
        scenario.launcher.fail(trial(1), new WorkloadFailure.Killed(9));
        look();
        succeed(2);
        look();
        scenario.clock.forward(HOUR);
        look();
        assertThat(scenario.launched()).endsWith(scoring());
        scenario.ports.records.cancel(new RunCancelRequested(run.run(), "not wanted"));

        restart();

        assertThat(scenario.events.all(StageCancelled.class)).hasSize(1);
        assertThat(scenario.launcher.cancellations()).contains(scoring());
    }

    private void restart() {
        stage = takenUp(run);
    }

    private StageExecution<FeaturesBuilt> takenUp(RunContext context) {
        StageExecution<FeaturesBuilt> taken = new StageExecution<>(
                new TrialsWithBudget(4, 2, HOUR),
                new FeaturesBuilt(context, Samples.features()),
                scenario.clock.instant(),
                scenario.ports);
        scenario.look(taken);
        return taken;
    }

    private void look() {
        scenario.look(stage);
    }

    private void succeed(int trial) {
        scenario.succeed(run, trial(trial), trial);
    }

    /** Of a workload that was ended too late. */
    private void leaveResult(int trial) {
        scenario.store.put(
                scenario.store.path(scenario.spec(trial(trial)).requestUri().resolve("result.json")),
                RefitJson.bytes(Samples.trained(run, trial, 0.1)));
    }

    private void succeed(RunContext context, int trial, int attempt) {
        scenario.succeed(context, trial(trial, attempt), trial);
    }

    /** How many trials have counted for the last workload. */
    private int counted() {
        byte[] request = scenario.store
                .read(scenario.store.path(scenario.spec(scoring()).requestUri()))
                .orElseThrow();
        return RefitJson.read(request, WorkloadRequest.Trial.class).trial();
    }

    private String trial(int number) {
        return trial(number, 1);
    }

    private String trial(int number, int attempt) {
        return run.run() + "-training-t" + number + "-a" + attempt;
    }

    private String scoring() {
        return run.run() + "-training-a1";
    }
}
