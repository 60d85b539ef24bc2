package dev.refit.stage.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.RunEvent.RunCancelRequested;
import dev.refit.events.StageEvent.Attempt;
import dev.refit.events.StageEvent.StageAttemptFailed;
import dev.refit.events.StageEvent.StageCancelled;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.StageEvent.StageRef;
import dev.refit.events.definition.TrainingSpec;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;
import dev.refit.launcher.WorkloadFailure;
import dev.refit.launcher.WorkloadState;
import dev.refit.stage.StageLogic;
import dev.refit.stage.TaskKey;
import dev.refit.stage.records.StageRecords.FailedAttempt;
import dev.refit.stage.testing.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No workload outlives its stage, whoever launched it and whoever ends the stage. */
class OrphansTest {
    private final RunContext run = Samples.run(Samples.definition(new TrainingSpec(Samples.training(), 1, null, null)));
    private final FeaturesBuilt trigger = new FeaturesBuilt(run, Samples.features());
    private final StageLogic<FeaturesBuilt> threeTrials = new TrialsOnly(List.of(1, 2, 3));
    private final StageLogic<FeaturesBuilt> scored = new TrialsThenScore(new TrialsOnly(List.of(1, 2)));

    @TempDir
    Path folder;

    private StageScenario scenario;

    @BeforeEach
    void begin() {
        scenario = new StageScenario(folder);
    }

    @Test
    void aRestartedProcessWhoseFirstTrialHasFailedForGoodEndsTheOthers() {
        takeUp(threeTrials);
        scenario.launcher.fail(trial(1), new WorkloadFailure.Killed(9));

        assertThat(takeUp(threeTrials).over()).isDone();

        assertThat(scenario.launcher.cancellations()).containsExactly(trial(2), trial(3));
        assertThat(scenario.events.all(StageFailed.class)).hasSize(1);
    }

    @Test
    void alsoWhenTheFailureIsOnRecordAndTheOutcomeIsNot() {
        takeUp(threeTrials);
        RunRef ref = trigger.ref();
        scenario.ports.records.attemptFailed(
                ref,
                Stage.TRAINING,
                TaskKey.workload(1),
                1,
                new FailedAttempt(
                        scenario.clock.instant(),
                        new StageAttemptFailed(
                                StageRef.of(ref, Stage.TRAINING),
                                new Attempt(trial(1), 1, 1),
                                Failures.internal(new IllegalStateException()),
                                false)));

        assertThat(takeUp(threeTrials).over()).isDone();

        assertThat(scenario.launcher.cancellations()).contains(trial(2), trial(3));
    }

    @Test
    void aCancellationThatARestartedProcessTakesUpEndsTheWorkloadOfALaterStep() {
        atTheSecondStep();
        cancel();

        assertThat(takeUp(scored).over()).isDone();

        assertThat(scenario.launcher.cancellations()).containsExactly(workload());
        assertThat(scenario.events.all(StageCancelled.class)).hasSize(1);
    }

    @Test
    void alsoWhenADefectEndsTheStage() {
        atTheSecondStep();
        StageExecution<FeaturesBuilt> restarted = made(scored, scenario.ports);

        restarted.fail(Failures.internal(new IllegalStateException("a defect")));

        assertThat(restarted.over()).isDone();
        assertThat(scenario.launcher.cancellations()).containsExactly(workload());
    }

    @Test
    void aCancelledRunWhoseWorkloadsHaveAllSucceededIsCancelled() {
        atTheSecondStep();
        scenario.succeed(run, workload(), 99);
        cancel();

        assertThat(takeUp(scored).over()).isDone();

        assertThat(scenario.events.all(StageCancelled.class)).hasSize(1);
        assertThat(scenario.events.all(ModelTrained.class)).isEmpty();
    }

    @Test
    void whatIsLaunchedAfterAnotherProcessHasEndedTheStageAsCancelledIsEnded() {
        StageExecution<FeaturesBuilt> sleeper = sleeping(() -> {
            cancel();
            takeUp(threeTrials);
        });

        scenario.look(sleeper);
        scenario.look(sleeper);

        assertThat(sleeper.over()).isDone();
        assertThat(states(scenario.launched())).hasOnlyElementsOfType(WorkloadState.Cancelled.class);
        assertThat(scenario.events.all(StageCancelled.class)).hasSize(2);
    }

    @Test
    void whatIsLaunchedAfterAnotherProcessHasEndedTheStageAsFailedIsEnded() {
        StageExecution<FeaturesBuilt> sleeper = sleeping(() -> {
            StageExecution<FeaturesBuilt> other = takeUp(threeTrials);
            scenario.launcher.fail(trial(1), new WorkloadFailure.Killed(9));
            scenario.look(other);
            scenario.launcher.forget(trial(1));
        });

        scenario.look(sleeper);

        assertThat(states(scenario.launched())).hasOnlyElementsOfType(WorkloadState.Cancelled.class);
    }

    @Test
    void whatIsLaunchedBetweenTheEndOfTheOthersAndTheOutcomeIsEnded() {
        takeUp(threeTrials);
        scenario.launcher.fail(trial(1), new WorkloadFailure.Killed(9));
        AtomicBoolean woken = new AtomicBoolean();
        scenario.launcher.onChange(name -> {
            if (name.equals(trial(3)) && woken.compareAndSet(false, true)) {
                scenario.launcher.forget(trial(3));
                scenario.launcher.launch(scenario.spec(trial(3)));
            }
        });

        assertThat(takeUp(threeTrials).over()).isDone();

        assertThat(states(trial(2), trial(3))).hasOnlyElementsOfType(WorkloadState.Cancelled.class);
    }

    private void atTheSecondStep() {
        StageExecution<FeaturesBuilt> first = takeUp(scored);
        scenario.succeed(run, trial(1), 1);
        scenario.succeed(run, trial(2), 2);
        scenario.look(first);
        assertThat(scenario.launched()).containsExactly(trial(1), trial(2), workload());
    }

    /** A process that stands still before it launches its first workload. */
    private StageExecution<FeaturesBuilt> sleeping(Runnable others) {
        AtomicBoolean woken = new AtomicBoolean();
        return made(threeTrials, scenario.portsOf(new StallingLauncher(scenario.launcher, spec -> {
            if (woken.compareAndSet(false, true)) {
                others.run();
            }
        })));
    }

    private StageExecution<FeaturesBuilt> takeUp(StageLogic<FeaturesBuilt> logic) {
        StageExecution<FeaturesBuilt> execution = made(logic, scenario.ports);
        scenario.look(execution);
        return execution;
    }

    private StageExecution<FeaturesBuilt> made(StageLogic<FeaturesBuilt> logic, ExecutionPorts ports) {
        return new StageExecution<>(logic, trigger, scenario.clock.instant(), ports);
    }

    private List<WorkloadState> states(String... names) {
        return states(List.of(names));
    }

    private List<WorkloadState> states(List<String> names) {
        return names.stream()
                .map(name -> scenario.launcher.find(name).orElseThrow().state())
                .toList();
    }

    private void cancel() {
        scenario.ports.records.cancel(new RunCancelRequested(run.run(), "not wanted"));
    }

    private String trial(int number) {
        return run.run() + "-training-t" + number + "-a1";
    }

    private String workload() {
        return run.run() + "-training-a1";
    }
}
