package dev.refit.stage.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.refit.events.RunEvent.ModelPackaged;
import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.RunEvent.RunCancelRequested;
import dev.refit.events.StageEvent.Attempt;
import dev.refit.events.StageEvent.StageAttemptFailed;
import dev.refit.events.StageEvent.StageCancelled;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.StageEvent.StageStarted;
import dev.refit.events.release.Release;
import dev.refit.events.run.RunContext;
import dev.refit.stage.testing.Samples;
import dev.refit.store.ArtifactStoreException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work of the service's own process: its attempts, its end by a cancellation, and what a restart makes of it. */
class InProcessTaskTest {
    @TempDir
    Path folder;

    private final PlannedEffect effect = new PlannedEffect();
    private final RunContext run = Samples.run();
    private final List<StageExecution<?>> stages = new ArrayList<>();
    private StageScenario scenario;
    private Duration timeout = Duration.ofMinutes(1);
    private Callable<Optional<URI>> lookUp = effect::find;

    @BeforeEach
    void begin() {
        scenario = new StageScenario(folder);
    }

    @AfterEach
    void end() {
        scenario.inProcess.stop();
    }

    @Test
    void anEffectThatSucceedsAtOnceEndsTheStageAndPublishesNothingElse() {
        StageExecution<ModelPackaged> stage = takeUp(1);

        lookUntilOver(stage);

        assertThat(scenario.events.all(ModelPromoted.class))
                .extracting(ModelPromoted::jar)
                .containsExactly(PlannedEffect.RESULT);
        assertThat(scenario.events.bytes()).hasSize(1);
    }

    @Test
    void aLookDoesNotWaitForTheEffect() {
        effect.hangs();

        StageExecution<ModelPackaged> stage = takeUp(1);

        assertThat(stage.over()).isNotDone();
        assertThat(stage.workloads()).isEmpty();
    }

    @Test
    void aRepositoryThatIsAwayIsTriedAgainAfterAWaitAndEachAttemptIsVisible() {
        effect.isAway();
        effect.isAway();
        StageExecution<ModelPackaged> stage = takeUp(10);

        lookUntilFailed(stage, 1);
        scenario.look(stage);
        assertThat(effect.calls).hasValue(1);
        scenario.clock.forward(Duration.ofSeconds(5));
        lookUntilFailed(stage, 2);
        scenario.clock.forward(Duration.ofSeconds(9));
        scenario.look(stage);
        assertThat(effect.calls).hasValue(2);
        scenario.clock.forward(Duration.ofSeconds(1));
        lookUntilOver(stage);

        assertThat(scenario.events.all(StageAttemptFailed.class))
                .extracting(StageAttemptFailed::attempt, StageAttemptFailed::nextAttempt)
                .containsExactly(tuple(attempt(1), true), tuple(attempt(2), true));
        assertThat(scenario.events.all(StageStarted.class))
                .extracting(StageStarted::attempt)
                .containsExactly(attempt(1), attempt(2), attempt(3));
        assertThat(scenario.store.exists("runs/wine/" + run.run() + "/promotion/publish/attempt-2-failed.json"))
                .isTrue();
        assertThat(scenario.events.all(ModelPromoted.class)).hasSize(1);
    }

    @Test
    void theLastAttemptFailsTheStage() {
        effect.isAway();
        effect.isAway();
        StageExecution<ModelPackaged> stage = takeUp(2);

        lookUntilFailed(stage, 1);
        scenario.clock.forward(Duration.ofSeconds(5));
        lookUntilOver(stage);

        StageFailed failed = scenario.events.all(StageFailed.class).get(0);
        assertThat(failed.failure().code()).isEqualTo("repository-unavailable");
        assertThat(failed.attempts()).containsExactly(attempt(1), attempt(2));
    }

    @Test
    void aPermanentFailureEndsTheStageAtOnce() {
        effect.refuses();
        StageExecution<ModelPackaged> stage = takeUp(10);

        lookUntilOver(stage);

        StageFailed failed = scenario.events.all(StageFailed.class).get(0);
        assertThat(failed.failure().code()).isEqualTo("not-published");
        assertThat(failed.failure().hint()).isEqualTo("an account");
        assertThat(effect.calls).hasValue(1);
    }

    @Test
    void anAttemptWhoseTimeIsUpIsInterruptedAndTriedAgain() throws Exception {
        timeout = Duration.ofSeconds(1);
        effect.hangs();
        StageExecution<ModelPackaged> stage = takeUp(10);

        lookUntilFailed(stage, 1);

        assertThat(effect.interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(scenario.events
                        .all(StageAttemptFailed.class)
                        .get(0)
                        .failure()
                        .code())
                .isEqualTo("timed-out");
        timeout = Duration.ofMinutes(1);
        scenario.clock.forward(Duration.ofSeconds(5));
        lookUntilOver(takeUp(10));
        assertThat(scenario.events.all(ModelPromoted.class)).hasSize(1);
    }

    @Test
    void aDefectIsAFailedAttempt() {
        effect.fail(new IllegalStateException("unexpected"));
        StageExecution<ModelPackaged> stage = takeUp(1);

        lookUntilOver(stage);

        assertThat(scenario.events.all(StageFailed.class).get(0).failure().code())
                .isEqualTo("internal-error");
    }

    @Test
    void aDefectThatStaysEndsTheStageAfterAFewAttempts() {
        for (int attempt = 1; attempt <= Flight.MAX_UNEXPECTED_ERRORS; attempt++) {
            effect.fail(new IllegalStateException("a defect"));
        }
        StageExecution<ModelPackaged> stage = takeUp(1000);

        for (int failed = 1; failed < Flight.MAX_UNEXPECTED_ERRORS; failed++) {
            lookUntilFailed(stage, failed);
            scenario.clock.forward(Duration.ofHours(1));
        }
        lookUntilOver(stage);

        assertThat(effect.calls).hasValue(Flight.MAX_UNEXPECTED_ERRORS);
        assertThat(scenario.events.all(StageFailed.class)).hasSize(1);
    }

    @Test
    void aStageThatIsReleasedInterruptsItsEffectForTheNextOwner() throws Exception {
        effect.hangs();
        StageExecution<ModelPackaged> stage = takeUp(1);
        await().until(() -> effect.calls.get() == 1);

        stage.over().completeExceptionally(new PartitionRevokedException());

        assertThat(effect.interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(scenario.events.bytes()).isEmpty();
    }

    @Test
    void anArtifactStoreThatIsAwayIsNoFailedAttempt() {
        effect.fail(new ArtifactStoreException("away", null));
        StageExecution<ModelPackaged> stage = made(trigger(), 1);

        await().untilAsserted(() ->
                assertThatThrownBy(() -> scenario.look(stage)).isInstanceOf(ArtifactStoreException.class));
        lookUntilOver(stage);

        assertThat(scenario.events.all(ModelPromoted.class)).hasSize(1);
        assertThat(scenario.events.all(StageAttemptFailed.class)).isEmpty();
    }

    @Test
    void anArtifactStoreThatStaysAwayFromEachAttemptFailsTheStageAfterThePatience() {
        EffectOnly away = new EffectOnly(
                commitment -> {
                    throw new ArtifactStoreException("away", null);
                },
                Optional.empty(),
                timeout,
                1);
        StageExecution<ModelPackaged> stage =
                new StageExecution<>(away, trigger(), scenario.clock.instant(), scenario.ports);
        Flight flight = new Flight("wine-1-promotion", new TopicPartition("t", 0), Runnable::run, stage);

        await().until(() -> {
            flight.hint(scenario.launcher::find);
            scenario.clock.forward(Duration.ofHours(12));
            return stage.over().isDone();
        });

        assertThat(scenario.events.all(StageFailed.class).get(0).failure().code())
                .isEqualTo("unavailable");
        assertThat(scenario.events.all(StageAttemptFailed.class)).isEmpty();
    }

    @Test
    void aRestartGoesOnWithTheAttemptAndTheWaitOfTheFirstProcess() {
        effect.isAway();
        effect.isAway();
        lookUntilFailed(takeUp(2), 1);

        StageExecution<ModelPackaged> stage = takeUp(2);
        scenario.look(stage);
        assertThat(effect.calls).hasValue(1);
        scenario.clock.forward(Duration.ofSeconds(5));
        lookUntilOver(stage);

        assertThat(scenario.events.all(StageFailed.class).get(0).attempts()).containsExactly(attempt(1), attempt(2));
    }

    @Test
    void aProcessThatDiesBetweenTheEffectAndTheOutcomeIsReplacedWithTheSameResult() {
        aProcessDiesAfterTheEffect();

        StageExecution<ModelPackaged> stage = takeUp(1);
        lookUntilOver(stage);

        assertThat(scenario.events.all(ModelPromoted.class))
                .extracting(ModelPromoted::jar)
                .containsExactly(PlannedEffect.RESULT);
    }

    @Test
    void twoReplicasHaveOneOutcome() {
        StageExecution<ModelPackaged> first = takeUp(1);
        StageExecution<ModelPackaged> second = takeUp(1);

        lookUntilOver(first);
        scenario.clock.forward(Duration.ofMinutes(1));
        lookUntilOver(second);

        assertThat(scenario.events.bytes()).hasSize(2);
        assertThat(scenario.events.bytes().get(1))
                .isEqualTo(scenario.events.bytes().get(0));
    }

    @Test
    void aRunThatIsCancelledBetweenTwoAttemptsIsOverAndTriedNoMore() {
        effect.isAway();
        StageExecution<ModelPackaged> stage = takeUp(10);
        lookUntilFailed(stage, 1);

        cancel();
        lookUntilOver(stage);

        assertThat(scenario.events.all(StageCancelled.class)).hasSize(1);
        assertThat(effect.calls).hasValue(1);
    }

    @Test
    void aRunThatIsCancelledWhileTheEffectHangsIsOverOnceThatIsInterrupted() {
        effect.hangs();
        StageExecution<ModelPackaged> stage = takeUp(10);
        await().until(() -> effect.calls.get() == 1);

        cancel();
        await().atMost(Duration.ofSeconds(30)).until(() -> isOverAfterALook(stage));

        assertThat(effect.interrupted.getCount()).isZero();
        assertThat(scenario.events.all(StageCancelled.class)).hasSize(1);
    }

    @Test
    void anAttemptAfterOneThatWasToldToStopIsStoppedByACancellationAsWell() {
        CountDownLatch latch = new CountDownLatch(1);
        effect.isAwayAfter(latch);
        effect.hangs();
        StageExecution<ModelPackaged> stage = takeUp(10);
        await().until(() -> effect.calls.get() == 1);
        stage.fail(Failures.internal(new IllegalStateException("a defect that does not stay")));
        latch.countDown();
        lookUntilFailed(stage, 1);
        scenario.clock.forward(Duration.ofSeconds(5));
        scenario.look(stage);
        await().until(() -> effect.calls.get() == 2);

        cancel();
        await().atMost(Duration.ofSeconds(30)).until(() -> isOverAfterALook(stage));

        assertThat(effect.interrupted.getCount()).isZero();
        assertThat(scenario.events.all(StageCancelled.class)).hasSize(1);
    }

    @Test
    void anEffectThatIsCompleteBeforeTheCancellationIsHeardStands() {
        CountDownLatch latch = new CountDownLatch(1);
        effect.waitsFor(latch);
        StageExecution<ModelPackaged> stage = takeUp(10);
        await().until(() -> effect.calls.get() == 1);

        cancel();
        scenario.look(stage);
        latch.countDown();
        lookUntilOver(stage);

        assertThat(scenario.events.all(ModelPromoted.class)).hasSize(1);
        assertThat(scenario.events.all(StageCancelled.class)).isEmpty();
    }

    @Test
    void anEffectThatADeadProcessCompletedIsFoundByTheCancellation() {
        aProcessDiesAfterTheEffect();

        cancel();
        StageExecution<ModelPackaged> stage = takeUp(1);
        lookUntilOver(stage);

        assertThat(scenario.events.all(ModelPromoted.class)).hasSize(1);
        assertThat(scenario.events.all(StageCancelled.class)).isEmpty();
        assertThat(effect.calls).hasValue(1);
    }

    @Test
    void aLookUpThatFailsOrTakesTooLongIsMadeAgainBecauseTheEffectMayStand() {
        aProcessDiesAfterTheEffect();
        timeout = Duration.ofSeconds(1);
        AtomicInteger looks = new AtomicInteger();
        lookUp = () -> {
            switch (looks.incrementAndGet()) {
                case 1 -> throw new ArtifactStoreException("away", null);
                case 2 -> new CountDownLatch(1).await();
                default -> {}
            }
            return effect.find();
        };

        cancel();
        StageExecution<ModelPackaged> stage = takeUp(1);
        await().until(() -> {
            scenario.clock.forward(Duration.ofMinutes(5));
            return isOverAfterALook(stage);
        });

        assertThat(looks).hasValue(3);
        assertThat(scenario.events.all(ModelPromoted.class)).hasSize(1);
        assertThat(scenario.events.all(StageCancelled.class)).isEmpty();
    }

    @Test
    void aLookUpThatFailsByADefectIsNotMadeForEver() {
        AtomicInteger looks = new AtomicInteger();
        lookUp = () -> {
            looks.incrementAndGet();
            throw new IllegalStateException("a torn record");
        };

        cancel();
        StageExecution<ModelPackaged> stage = takeUp(1);
        await().until(() -> {
            scenario.clock.forward(Duration.ofMinutes(5));
            return isOverAfterALook(stage);
        });

        assertThat(looks).hasValue(Flight.MAX_UNEXPECTED_ERRORS);
        assertThat(scenario.events.all(StageCancelled.class)).hasSize(1);
    }

    @Test
    void aCancelledRunThatHasDoneNothingDoesNothing() {
        cancel();

        lookUntilOver(takeUp(1));

        assertThat(scenario.events.all(StageCancelled.class)).hasSize(1);
        assertThat(effect.calls).hasValue(0);
    }

    @Test
    void aRetryHasAllAttemptsAndCountsThemOn() {
        effect.isAway();
        lookUntilOver(takeUp(1));
        ModelPackaged again = trigger().inGeneration(2);

        StageExecution<ModelPackaged> stage = takeUp(again, 1);
        lookUntilOver(stage);

        assertThat(scenario.events.all(ModelPromoted.class))
                .extracting(ModelPromoted::generation)
                .containsExactly(2);
        assertThat(scenario.events.all(StageStarted.class))
                .extracting(StageStarted::attempt)
                .containsExactly(attempt(1), attempt(2));
    }

    private StageExecution<ModelPackaged> takeUp(int attempts) {
        return takeUp(trigger(), attempts);
    }

    private StageExecution<ModelPackaged> takeUp(ModelPackaged packaged, int attempts) {
        StageExecution<ModelPackaged> stage = made(packaged, attempts);
        scenario.look(stage);
        return stage;
    }

    private StageExecution<ModelPackaged> made(ModelPackaged packaged, int attempts) {
        StageExecution<ModelPackaged> stage = new StageExecution<>(
                new EffectOnly(commitment -> effect.call(), Optional.of(lookUp), timeout, attempts),
                packaged,
                scenario.clock.instant(),
                scenario.ports);
        stages.add(stage);
        return stage;
    }

    /** Nobody looks at its stage any more once the effect is complete. */
    private void aProcessDiesAfterTheEffect() {
        CountDownLatch latch = new CountDownLatch(1);
        effect.waitsFor(latch);
        takeUp(1);
        latch.countDown();
        await().until(() -> effect.find().isPresent());
    }

    private ModelPackaged trigger() {
        Release release =
                new Release("g", "a", "1.0.0", Map.of("jar", Samples.file("jar"), "pom", Samples.file("pom")), 1);
        return new ModelPackaged(run, Samples.model(), release);
    }

    private void cancel() {
        scenario.ports.records.cancel(new RunCancelRequested(run.run(), "not wanted"));
        stages.forEach(StageExecution::recordsHaveChanged);
    }

    private void lookUntilOver(StageExecution<ModelPackaged> stage) {
        await().until(() -> isOverAfterALook(stage));
    }

    private boolean isOverAfterALook(StageExecution<ModelPackaged> stage) {
        scenario.look(stage);
        return stage.over().isDone();
    }

    private void lookUntilFailed(StageExecution<ModelPackaged> stage, int attempts) {
        await().until(() -> {
            scenario.look(stage);
            return scenario.events.all(StageAttemptFailed.class).size() == attempts;
        });
    }

    private Attempt attempt(int number) {
        return new Attempt(run.run() + "-publish-a" + number, null, number);
    }
}
