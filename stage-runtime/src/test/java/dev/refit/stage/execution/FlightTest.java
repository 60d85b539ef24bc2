package dev.refit.stage.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.refit.events.RunEvent.ModelPackaged;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.release.Release;
import dev.refit.launcher.Workload;
import dev.refit.stage.testing.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many looks a flight has, and who waits for them. */
class FlightTest {
    @TempDir
    Path folder;

    private final Queue<Runnable> queued = new ArrayDeque<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final PlannedEffect effect = new PlannedEffect();
    private StageScenario scenario;

    @BeforeEach
    void begin() {
        scenario = new StageScenario(folder);
        effect.hangs();
    }

    @AfterEach
    void end() {
        scenario.inProcess.stop();
    }

    @Test
    void howeverManyHintsComeOneLookIsQueued() {
        Flight flight = new Flight("wine-1-promotion", new TopicPartition("t", 0), queued::add, execution(() -> {}));

        for (int i = 0; i < 100; i++) {
            flight.hint(this::none);
            flight.poll(Optional.of(Map.of()), this::none, scenario.clock.instant());
        }

        assertThat(queued).hasSize(1);
        queued.remove().run();
        assertThat(looks).hasValue(1);
        assertThat(queued).isEmpty();
    }

    @Test
    void aHintDuringALookQueuesOneMore() {
        Flight[] flight = new Flight[1];
        Runnable twoHintsAtFirst = () -> {
            if (looks.get() == 1) {
                flight[0].hint(this::none);
                flight[0].hint(this::none);
            }
        };
        flight[0] = new Flight("wine-1-promotion", new TopicPartition("t", 0), queued::add, execution(twoHintsAtFirst));
        flight[0].hint(this::none);

        queued.remove().run();

        assertThat(queued).hasSize(1);
        queued.remove().run();
        assertThat(looks).hasValue(2);
        assertThat(queued).isEmpty();
    }

    @Test
    void nobodyWaitsForALookThatTakesLong() {
        CountDownLatch latch = new CountDownLatch(1);
        StageExecution<ModelPackaged> execution = execution(() -> {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        ExecutorService worker = Executors.newSingleThreadExecutor();
        Flight flight = new Flight("wine-1-promotion", new TopicPartition("t", 0), worker, execution);
        flight.hint(this::none);
        await().until(() -> looks.get() == 1);

        assertThat(execution.workloads()).isEmpty();
        flight.hint(this::none);
        flight.poll(Optional.of(Map.of()), this::none, scenario.clock.instant());
        assertThat(looks).hasValue(1);

        latch.countDown();
        await().until(() -> looks.get() == 2);
        worker.shutdownNow();
    }

    @Test
    void aStageWhoseNextStepOverflowsTheStackIsNotLookedAtForEver() {
        StageExecution<ModelPackaged> execution = execution(() -> {
            throw new StackOverflowError();
        });
        Flight flight = new Flight("wine-1-promotion", new TopicPartition("t", 0), queued::add, execution);

        for (int i = 0; i < Flight.MAX_UNEXPECTED_ERRORS; i++) {
            flight.hint(this::none);
            queued.remove().run();
        }

        assertThat(execution.over()).isCompleted();
        assertThat(scenario.events.all(StageFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.failure().code()).isEqualTo("internal-error"));
    }

    /** Looks are counted where the stage is asked for its next step. */
    private StageExecution<ModelPackaged> execution(Runnable duringALook) {
        Release release =
                new Release("g", "a", "1.0.0", Map.of("jar", Samples.file("jar"), "pom", Samples.file("pom")), 1);
        ModelPackaged trigger = new ModelPackaged(Samples.run(), Samples.model(), release);
        EffectOnly stage =
                new EffectOnly(commitment -> effect.call(), Optional.of(effect::find), Duration.ofMinutes(1), 1);
        return new StageExecution<>(
                new CountedLooks(stage, looks, duringALook), trigger, scenario.clock.instant(), scenario.ports);
    }

    private Optional<Workload> none(String name) {
        return Optional.empty();
    }
}
