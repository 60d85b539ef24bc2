package dev.refit.stage.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.run.RunContext;
import dev.refit.launcher.Workload;
import dev.refit.stage.testing.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A look costs as much as there is under way, not as much as there is to do. */
class ManyTrialsTest {
    private final RunContext run = Samples.run();
    private final List<String> asked = new ArrayList<>();

    @TempDir
    Path folder;

    private StageScenario scenario;

    @BeforeEach
    void begin() {
        scenario = new StageScenario(folder);
    }

    @Test
    void ofAHundredTrialsOneAfterTheOtherOnlyTheOneUnderWayIsAskedFor() {
        StageExecution<FeaturesBuilt> stage = takeUp();
        assertThat(scenario.launched()).containsExactly(trial(1));

        asked.clear();
        look(stage);

        assertThat(asked).containsExactly(trial(1));
        assertThat(stage.workloads()).containsOnlyKeys(trial(1));
    }

    @Test
    void theNextOneIsLaunchedWhenThereIsRoom() {
        StageExecution<FeaturesBuilt> stage = takeUp();
        scenario.succeed(run, trial(1), 1);

        asked.clear();
        look(stage);

        assertThat(scenario.launched()).containsExactly(trial(1), trial(2));
        assertThat(asked).containsExactly(trial(1), trial(2));
    }

    @Test
    void aRestartedProcessFindsTheOneUnderWay() {
        StageExecution<FeaturesBuilt> first = takeUp();
        scenario.succeed(run, trial(1), 1);
        look(first);

        StageExecution<FeaturesBuilt> second = takeUp();

        assertThat(scenario.launched()).containsExactly(trial(1), trial(2));
        assertThat(second.workloads()).containsOnlyKeys(trial(2));
    }

    private StageExecution<FeaturesBuilt> takeUp() {
        List<Integer> trials = IntStream.rangeClosed(1, 100).boxed().toList();
        StageExecution<FeaturesBuilt> stage = new StageExecution<>(
                new TrialsOnly(trials, 1),
                new FeaturesBuilt(run, Samples.features()),
                scenario.clock.instant(),
                scenario.ports);
        look(stage);
        return stage;
    }

    private void look(StageExecution<FeaturesBuilt> stage) {
        stage.advance(this::seen);
    }

    private Optional<Workload> seen(String name) {
        asked.add(name);
        return scenario.launcher.find(name);
    }

    private String trial(int number) {
        return run.run() + "-training-t" + number + "-a1";
    }
}
