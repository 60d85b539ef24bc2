package dev.refit.stage.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.StageEvent.StageAttemptFailed;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.StageEvent.StageProgressed;
import dev.refit.events.definition.TrainingSpec;
import dev.refit.events.run.RunContext;
import dev.refit.launcher.LauncherException;
import dev.refit.launcher.NoRoomException;
import dev.refit.launcher.Workload;
import dev.refit.stage.testing.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No wait is silent, and none is for ever. */
class WaitsTest {
    private final RunContext run =
            Samples.run(Samples.definition(new TrainingSpec(Samples.training(), 1, null, "30m")));
    private final String workload = run.run() + "-training-t1-a1";
    private final Queue<Runnable> looks = new ArrayDeque<>();

    @TempDir
    Path folder;

    private StageScenario scenario;

    @BeforeEach
    void begin() {
        scenario = new StageScenario(folder);
    }

    @Test
    void aWorkloadThatFindsNoRoomWithinItsTimeoutHasFailed() {
        AtomicBoolean full = new AtomicBoolean(true);
        StageExecution<FeaturesBuilt> stage =
                execution(scenario.portsOf(new StallingLauncher(scenario.launcher, spec -> {
                    if (full.get()) {
                        throw new NoRoomException("exceeded quota: small", null);
                    }
                })));

        scenario.look(stage);
        assertThat(scenario.events.all(StageProgressed.class))
                .extracting(StageProgressed::message)
                .containsExactly("waiting: exceeded quota: small");
        assertThat(waiting("room")).isEqualTo(1);
        scenario.clock.forward(Duration.ofMinutes(29));
        scenario.look(stage);
        assertThat(stage.over()).isNotDone();
        scenario.clock.forward(Duration.ofMinutes(2));
        scenario.look(stage);

        assertThat(codes()).containsExactly("no-room");
        assertThat(waiting("room")).isZero();
    }

    @Test
    void aWorkloadThatFindsRoomWaitsNoMore() {
        AtomicBoolean full = new AtomicBoolean(true);
        StageExecution<FeaturesBuilt> stage =
                execution(scenario.portsOf(new StallingLauncher(scenario.launcher, spec -> {
                    if (full.get()) {
                        throw new NoRoomException("exceeded quota: small", null);
                    }
                })));
        scenario.look(stage);
        full.set(false);
        scenario.look(stage);

        assertThat(scenario.launched()).containsExactly(workload);
        assertThat(waiting("room")).isZero();
    }

    @Test
    void aLauncherThatDoesNotAnswerIsToldInTheRunsProgress() {
        StageExecution<FeaturesBuilt> stage =
                execution(scenario.portsOf(new StallingLauncher(scenario.launcher, spec -> {
                    throw new LauncherException("cannot launch: connection refused", null);
                })));

        assertThatThrownBy(() -> scenario.look(stage)).isInstanceOf(LauncherException.class);

        assertThat(scenario.events.all(StageProgressed.class))
                .extracting(StageProgressed::message)
                .containsExactly("waiting: cannot launch: connection refused");
    }

    @Test
    void aLauncherThatDoesNotAnswerForLongerThanTheOperatorsPatienceFailsTheStage() {
        StageExecution<FeaturesBuilt> stage =
                execution(scenario.portsOf(new StallingLauncher(scenario.launcher, spec -> {
                    throw new LauncherException("cannot launch: jobs is forbidden", null);
                })));
        Flight flight = new Flight("wine-1-training", new TopicPartition("t", 0), looks::add, stage);

        look(flight);
        assertThat(waiting("launcher")).isEqualTo(1);
        scenario.clock.forward(Duration.ofHours(73));
        look(flight);

        assertThat(codes()).containsExactly("unavailable");
        assertThat(scenario.events.all(StageFailed.class).get(0).failure().message())
                .contains("jobs is forbidden");
        assertThat(waiting("launcher")).isZero();
    }

    @Test
    void aLauncherThatNeitherListsNorFindsFailsTheStageAfterTheOperatorsPatienceAsWell() {
        StageRuntime runtime = new StageRuntime(scenario.ports);
        FeaturesBuilt trigger = new FeaturesBuilt(run, Samples.features());
        CompletableFuture<Void> over = runtime.handle(
                        new TrialsOnly(List.of(1)),
                        trigger,
                        scenario.clock.instant(),
                        new TopicPartition("t", 0),
                        NoPlace.INSTANCE)
                .toCompletableFuture();
        await().until(() -> scenario.launched().equals(List.of(workload)));

        scenario.launcher.unreachable(true);
        await().ignoreExceptions().until(() -> {
            runtime.tick();
            return waiting("launcher") == 1;
        });
        scenario.clock.forward(Duration.ofHours(73));
        await().until(() -> {
            runtime.tick();
            return over.isDone();
        });

        assertThat(codes()).containsExactly("unavailable");
        assertThat(waiting("launcher")).isZero();
        runtime.stop(null);
    }

    @Test
    void aStageThatFailsWhileTheLauncherIsAwayForAMomentWaitsForItToEndItsWorkloads() {
        StageExecution<FeaturesBuilt> stage = execution(scenario.ports);
        scenario.look(stage);

        scenario.launcher.unreachable(true);
        assertThatThrownBy(() -> stage.fail(Failures.internal(new IllegalStateException("a defect"))))
                .isInstanceOf(LauncherException.class);

        assertThat(stage.over()).isNotDone();
    }

    @Test
    void anErrorThatIsNoExceptionEndsTheStageAsWell() {
        StageExecution<FeaturesBuilt> stage =
                execution(scenario.portsOf(new StallingLauncher(scenario.launcher, spec -> {
                    throw new StackOverflowError();
                })));
        Flight flight = new Flight("wine-1-training", new TopicPartition("t", 0), looks::add, stage);

        for (int i = 0; i < Flight.MAX_UNEXPECTED_ERRORS; i++) {
            look(flight);
        }

        assertThat(codes()).containsExactly("internal-error");
    }

    @Test
    void aWorkloadThatIsInterruptedAgainAndAgainIsRunAfterLongerAndLongerWaitsAndNotForEver() {
        StageExecution<FeaturesBuilt> stage = execution(scenario.ports);
        scenario.look(stage);

        interrupt(stage);
        assertThat(scenario.launched()).hasSize(2);
        interrupt(stage);
        assertThat(scenario.launched()).hasSize(2);
        after(stage, Duration.ofSeconds(5));
        assertThat(scenario.launched()).hasSize(3);
        interrupt(stage);
        after(stage, Duration.ofSeconds(9));
        assertThat(scenario.launched()).hasSize(3);
        after(stage, Duration.ofSeconds(1));
        while (!stage.over().isDone()) {
            interrupt(stage);
            after(stage, Duration.ofMinutes(5));
        }

        assertThat(scenario.launched()).hasSize(20).containsOnly(workload);
        assertThat(scenario.events.all(StageAttemptFailed.class)).hasSize(1);
        assertThat(codes()).containsExactly("interrupted");
    }

    @Test
    void aWorkloadThatIsInterruptedAndFindsNoRoomRunsAgainAsSoonAsThereIsRoom() {
        AtomicBoolean full = new AtomicBoolean();
        StageExecution<FeaturesBuilt> stage =
                execution(scenario.portsOf(new StallingLauncher(scenario.launcher, spec -> {
                    if (full.get()) {
                        throw new NoRoomException("exceeded quota: small", null);
                    }
                })));
        scenario.look(stage);
        interrupt(stage);
        assertThat(scenario.launched()).hasSize(2);

        full.set(true);
        interrupt(stage);
        after(stage, Duration.ofSeconds(5));
        scenario.look(stage);
        assertThat(scenario.launched()).hasSize(2);
        full.set(false);
        scenario.look(stage);

        assertThat(scenario.launched()).hasSize(3);
    }

    private void interrupt(StageExecution<FeaturesBuilt> stage) {
        scenario.launcher.interrupt(workload);
        scenario.look(stage);
    }

    private void after(StageExecution<FeaturesBuilt> stage, Duration wait) {
        scenario.clock.forward(wait);
        scenario.look(stage);
    }

    private void look(Flight flight) {
        flight.hint(this::none);
        looks.remove().run();
    }

    private Optional<Workload> none(String name) {
        return Optional.empty();
    }

    private StageExecution<FeaturesBuilt> execution(ExecutionPorts ports) {
        return new StageExecution<>(
                new TrialsOnly(List.of(1)),
                new FeaturesBuilt(run, Samples.features()),
                scenario.clock.instant(),
                ports);
    }

    private List<String> codes() {
        return scenario.events.all(StageFailed.class).stream()
                .map(failed -> failed.failure().code())
                .toList();
    }

    private double waiting(String part) {
        return scenario.meters
                .get("refit.stage.waiting")
                .tag("for", part)
                .gauge()
                .value();
    }
}
