package dev.refit.stage.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RunEvent.DataReady;
import dev.refit.events.RunEvent.RunRequested;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Stage;
import dev.refit.stage.StageLogic;
import dev.refit.stage.Step;
import dev.refit.stage.TaskResults;
import dev.refit.stage.testing.Samples;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two requests that have the same id by chance both become runs. */
class TakenRunIdTest {
    @TempDir
    Path folder;

    private final RunContext first = Samples.run();
    private final RunContext second = named(Samples.run(), first.run());
    private StageScenario scenario;

    @BeforeEach
    void begin() {
        scenario = new StageScenario(folder);
    }

    @Test
    void theLaterRequestIsPublishedUnderTheNextIdAndItsRunHappens() {
        take(first);

        StageExecution<RunRequested> taken = take(second);

        assertThat(taken.over()).isCompleted();
        assertThat(scenario.events.all(RunRequested.class)).containsExactly(new RunRequested(second.withNextId()));
        take(second.withNextId());
        assertThat(scenario.events.all(DataReady.class))
                .extracting(ready -> ready.run().run())
                .containsExactly(first.run(), second.withNextId().run());
    }

    @Test
    void aRequestThatIsDeliveredAgainKeepsItsId() {
        take(first);
        take(first);
        take(first.inGeneration(2));

        assertThat(scenario.events.all(RunRequested.class)).isEmpty();
    }

    private StageExecution<RunRequested> take(RunContext run) {
        StageExecution<RunRequested> execution =
                new StageExecution<>(new DataOnly(), new RunRequested(run), scenario.clock.instant(), scenario.ports);
        scenario.look(execution);
        return execution;
    }

    private static RunContext named(RunContext run, String id) {
        return new RunContext(id, 1, run.definition(), run.trigger(), run.partition(), run.inputs());
    }

    /** A stage without tasks. */
    private record DataOnly() implements StageLogic<RunRequested> {
        @Override
        public Stage stage() {
            return Stage.INGEST;
        }

        @Override
        public Class<RunRequested> trigger() {
            return RunRequested.class;
        }

        @Override
        public Step next(RunRequested requested, TaskResults results) {
            return new Step.Done(new DataReady(requested.run(), Samples.snapshots()));
        }
    }
}
