package dev.refit.stage.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.definition.TrainingSpec;
import dev.refit.events.run.RunContext;
import dev.refit.launcher.LauncherException;
import dev.refit.stage.testing.Samples;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workloads that the launcher has no more, or does not have yet. */
class GoneWorkloadsTest {
    private final RunContext run = Samples.run(Samples.definition(new TrainingSpec(Samples.training(), 1, null, null)));
    private final String workload = run.run() + "-training-t1-a1";

    @TempDir
    Path folder;

    private StageScenario scenario;

    @BeforeEach
    void begin() {
        scenario = new StageScenario(folder);
    }

    @Test
    void oneThatLeftItsResultBeforeItWasRemovedHasEndedWell() {
        StageExecution<FeaturesBuilt> stage = scenario.takeUp(run, 1);
        scenario.succeed(run, workload, 1);
        scenario.launcher.forget(workload);

        scenario.look(stage);

        assertThat(stage.over()).isDone();
        assertThat(scenario.launched()).hasSize(1);
    }

    @Test
    void alsoForAProcessThatNeverSawIt() {
        scenario.takeUp(run, 1);
        scenario.succeed(run, workload, 1);
        scenario.launcher.forget(workload);

        StageExecution<FeaturesBuilt> stage = scenario.takeUp(run, 1);

        assertThat(stage.over()).isDone();
        assertThat(scenario.launched()).hasSize(1);
    }

    @Test
    void oneThatLeftNothingIsLaunchedAgainInAFolderOfItsOwn() {
        StageExecution<FeaturesBuilt> stage = scenario.takeUp(run, 1);
        scenario.launcher.forget(workload);

        scenario.look(stage);

        assertThat(scenario.launched()).containsExactly(workload, workload);
        assertThat(scenario.launcher.launches().get(0).requestUri())
                .isNotEqualTo(scenario.launcher.launches().get(1).requestUri());
    }

    @Test
    void howeverOftenTheLauncherIsOutOfReachTheRequestIsWrittenOnce() {
        scenario.launcher.unreachable(true);
        assertThatThrownBy(() -> scenario.takeUp(run, 1)).isInstanceOf(LauncherException.class);
        scenario.launcher.unreachable(false);
        StageExecution<FeaturesBuilt> stage = scenario.takeUp(run, 1);
        scenario.launcher.unreachable(true);
        assertThatThrownBy(() -> scenario.look(stage)).isInstanceOf(LauncherException.class);
        scenario.launcher.unreachable(false);
        scenario.look(stage);

        assertThat(scenario.launched()).hasSize(1);
        assertThat(scenario.store.list("runs/").stream().filter(path -> path.endsWith("/request.json")))
                .hasSize(1);
    }
}
