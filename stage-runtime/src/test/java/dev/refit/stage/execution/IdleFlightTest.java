package dev.refit.stage.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.RunEvent.RunCancelRequested;
import dev.refit.events.StageEvent.StageCancelled;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.run.RunContext;
import dev.refit.launcher.Workload;
import dev.refit.launcher.WorkloadFailure;
import dev.refit.launcher.WorkloadState;
import dev.refit.stage.testing.Samples;
import dev.refit.store.FileArtifactStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot have changed is not read again: waiting for a workload costs nothing but its place in a list. */
class IdleFlightTest {
    private static final Duration TICK = Duration.ofSeconds(1);

    private final RunContext run = Samples.run();
    private final String workload = run.run() + "-training-t1-a1";
    private final Queue<Runnable> queued = new ArrayDeque<>();

    @TempDir
    Path folder;

    private DelayedStore store;
    private StageScenario scenario;
    private StageExecution<FeaturesBuilt> stage;
    private Flight flight;

    @BeforeEach
    void launch() {
        store = new DelayedStore(FileArtifactStore.at(folder), Duration.ZERO);
        scenario = new StageScenario(store);
        stage = new StageExecution<>(
                new TrialsOnly(List.of(1)),
                new FeaturesBuilt(run, Samples.features()),
                scenario.clock.instant(),
                scenario.ports);
        flight = new Flight(run.run() + "-training", new TopicPartition("t", 0), queued::add, stage);
        flight.hint(scenario.launcher::find);
        looks();
        assertThat(scenario.launched()).containsExactly(workload);
    }

    @Test
    void anHourOfWaitingCostsAFewReads() {
        long before = store.calls();

        for (int second = 0; second < 3600; second++) {
            tick();
        }

        assertThat(store.calls() - before).isBetween(30L, 70L);
    }

    @Test
    void aStageOfOneWorkloadCostsAFewCallsInAll() {
        // Its folder and the cancellation before the launch, the request, three reads after the launch.
        assertThat(store.calls()).isEqualTo(6);
        scenario.succeed(run, workload, 1);
        long before = store.calls();

        tick();

        assertThat(stage.over()).isCompleted();
        assertThat(scenario.events.all(ModelTrained.class)).hasSize(1);
        // The result and the outcome; a log is kept by somebody else.
        assertThat(store.calls() - before).isEqualTo(2);
    }

    @Test
    void aWorkloadWhoseHintIsLostIsSeenInTheList() {
        scenario.launcher.loseHints(true);
        scenario.succeed(run, workload, 1);

        tick();

        assertThat(stage.over()).isCompleted();
    }

    @Test
    void aWorkloadThatIsNotInTheListIsLookedFor() {
        scenario.launcher.forget(workload);

        tick();

        assertThat(scenario.launched()).containsExactly(workload, workload);
    }

    @Test
    void aCancellationIsReadWhenItsEventIsHeard() {
        cancel();

        stage.recordsHaveChanged();
        tick();

        assertThat(scenario.events.all(StageCancelled.class)).hasSize(1);
        assertThat(scenario.launcher.cancellations()).containsExactly(workload);
    }

    @Test
    void aCancellationWhoseEventIsMissedIsFoundAllTheSame() {
        cancel();
        tick();
        assertThat(stage.over()).isNotDone();

        scenario.clock.forward(Duration.ofMinutes(2));
        tick();

        assertThat(scenario.events.all(StageCancelled.class)).hasSize(1);
    }

    @Test
    void aWorkloadThatAnotherProcessHasEndedWithItsStageIsNoFailure() {
        cancel();
        scenario.launcher.cancel(workload);

        tick();

        assertThat(scenario.events.all(StageCancelled.class)).hasSize(1);
        assertThat(scenario.events.all(StageFailed.class)).isEmpty();
    }

    @Test
    void aWaitForTheNextAttemptAsksNobodyUntilItIsOver() {
        scenario.launcher.fail(workload, new WorkloadFailure.Killed(9));
        tick();
        long before = store.calls();

        tick();
        tick();
        assertThat(store.calls()).isEqualTo(before);
        scenario.clock.forward(Duration.ofSeconds(5));
        tick();

        assertThat(scenario.launched()).containsExactly(workload, run.run() + "-training-t1-a2");
    }

    @Test
    void withoutAListEachStageAsksForItsOwn() {
        scenario.succeed(run, workload, 1);

        flight.poll(Optional.empty(), scenario.launcher::find, scenario.clock.instant());
        looks();

        assertThat(stage.over()).isCompleted();
    }

    private void tick() {
        scenario.clock.forward(TICK);
        Map<String, WorkloadState> names = stage.workloads();
        Map<String, Workload> listed = scenario.launcher.list(names.keySet()).stream()
                .collect(Collectors.toMap(Workload::name, Function.identity()));
        flight.poll(Optional.of(listed), scenario.launcher::find, scenario.clock.instant());
        looks();
    }

    private void looks() {
        while (!queued.isEmpty()) {
            queued.remove().run();
        }
    }

    private void cancel() {
        scenario.ports.records.cancel(new RunCancelRequested(run.run(), "not wanted"));
    }
}
