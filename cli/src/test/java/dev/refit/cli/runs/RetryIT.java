package dev.refit.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.cli.kafka.TestPlatform;
import dev.refit.events.run.Stage;
import dev.refit.run.fold.RunState;
import dev.refit.run.fold.RunStory;
import dev.refit.run.fold.RunView;
import dev.refit.run.fold.SampleDefinition;
import dev.refit.run.fold.StageState;
import dev.refit.run.fold.TimedEvent;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command shows of retried runs, read from real topics; what the services would publish, the test does. */
class RetryIT {
    @TempDir
    static Path folder;

    private static TestPlatform platform;

    @BeforeAll
    static void start() throws Exception {
        platform = TestPlatform.start(folder);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void aRetriedRunIsShownAsItStands() throws Exception {
        RunStory failed = told(new RunStory(SampleDefinition.named("shown")).failedInTraining());
        platform.send(failed.retried().featuresBuilt().last());

        RunView run = new RunReader(platform.kafka()).require(failed.run());

        assertThat(run.state()).isEqualTo(RunState.RUNNING);
        assertThat(run.stage(Stage.TRANSFORM).state()).isEqualTo(StageState.SUCCEEDED);
        assertThat(platform.call("runs", "show", failed.run()).out())
                .contains("(generation 2)", "QUEUED", "(failed: too few rows)");
        assertThat(platform.call("runs", "list", "--refit", "shown").out()).contains("RUNNING (generation 2)");
    }

    @Test
    void allTopicsReadAgainFromTheStartShowTheNewestGeneration() throws Exception {
        RunStory failed = told(new RunStory(SampleDefinition.named("replayed")).failedInTraining());
        platform.send(failed.retried().featuresBuilt().last());
        platform.send(failed.retried().started(Stage.TRAINING, 2).last());
        RunView before = new RunReader(platform.kafka()).require(failed.run());

        told(failed);

        assertThat(new RunReader(platform.kafka()).require(failed.run())).isEqualTo(before);
    }

    private static RunStory told(RunStory story) throws Exception {
        for (TimedEvent said : story.told()) {
            platform.send(said.event());
        }
        return story;
    }
}
