package dev.refit.stage.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.refit.events.RunEvent.ModelPackaged;
import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.RunEvent.RunCancelRequested;
import dev.refit.events.StageEvent.StageCancelled;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.release.Release;
import dev.refit.events.run.Failure;
import dev.refit.events.run.RunContext;
import dev.refit.stage.testing.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work that cannot be undone: it happens as a whole, or the run stays cancelled, whoever stands still and for how long. */
class CommitmentTest {
    @TempDir
    Path folder;

    private final PlannedEffect effect = new PlannedEffect();
    private final RunContext run = Samples.run();
    private final CountDownLatch asleep = new CountDownLatch(1);
    private final List<StageExecution<?>> stages = new ArrayList<>();
    private StageScenario scenario;

    @BeforeEach
    void begin() {
        scenario = new StageScenario(folder);
    }

    @AfterEach
    void end() {
        scenario.inProcess.stop();
    }

    @Test
    void aProcessThatStandsStillBeforeItsCommitmentDoesNothingOnceAnotherHasEndedTheRun() {
        effect.waitsFor(asleep);
        StageExecution<ModelPackaged> sleeper = takeUp();
        await().until(() -> effect.calls.get() == 1);
        cancel();
        lookUntilOver(takeUp());

        asleep.countDown();
        lookUntilOver(sleeper);

        assertThat(scenario.events.all(StageCancelled.class)).isNotEmpty();
        assertThat(scenario.events.all(ModelPromoted.class)).isEmpty();
        assertThat(effect.find()).isEmpty();
    }

    @Test
    void aProcessThatStandsStillAfterItsCommitmentIsFollowedByOneThatCompletesIt() {
        effect.standsStillAfterItsCommitment(asleep);
        takeUp();
        await().until(this::isCommitted);
        cancel();

        lookUntilOver(takeUp());

        assertThat(scenario.events.all(ModelPromoted.class)).hasSize(1);
        assertThat(scenario.events.all(StageCancelled.class)).isEmpty();
        asleep.countDown();
    }

    @Test
    void aCommittedTaskThatFailsGoesOnAlthoughItsRunIsCancelled() {
        takeUpAndDieAfterTheCommitment();
        effect.isAway();
        cancel();

        StageExecution<ModelPackaged> stage = takeUp();
        await().until(() -> {
            scenario.clock.forward(Duration.ofMinutes(1));
            return isOverAfterALook(stage);
        });

        assertThat(scenario.events.all(ModelPromoted.class)).hasSize(1);
    }

    @Test
    void aCommittedTaskThatCannotSucceedFailsItsStage() {
        takeUpAndDieAfterTheCommitment();
        effect.refuses();
        cancel();

        lookUntilOver(takeUp());

        assertThat(scenario.events.all(StageFailed.class))
                .extracting(failed -> failed.failure().code())
                .containsExactly("not-published");
    }

    @Test
    void aRunThatIsCancelledWhileNothingIsCommittedNeedsNoLookAtTheRepository() {
        effect.isAway();
        StageExecution<ModelPackaged> stage = takeUp();
        await().until(() -> effect.calls.get() == 1);
        cancel();

        lookUntilOver(stage);

        assertThat(scenario.events.all(StageCancelled.class)).hasSize(1);
        assertThat(effect.calls).hasValue(1);
    }

    @Test
    void aStageThatADefectHasEndedCanStillBeRetried() {
        effect.waitsFor(asleep);
        StageExecution<ModelPackaged> stage = takeUp();
        stage.fail(Failures.internal(new IllegalStateException("a defect")));
        assertThat(scenario.events.all(StageFailed.class))
                .extracting(StageFailed::failure)
                .extracting(Failure::code)
                .containsExactly("internal-error");

        lookUntilOver(made(trigger().inGeneration(2)));

        assertThat(scenario.events.all(ModelPromoted.class)).hasSize(1);
    }

    private void takeUpAndDieAfterTheCommitment() {
        effect.standsStillAfterItsCommitment(asleep);
        takeUp();
        await().until(this::isCommitted);
    }

    private boolean isCommitted() {
        return scenario.store.exists("runs/wine/" + run.run() + "/promotion/publish/commitment.json");
    }

    private StageExecution<ModelPackaged> takeUp() {
        StageExecution<ModelPackaged> stage = made(trigger());
        scenario.look(stage);
        return stage;
    }

    private StageExecution<ModelPackaged> made(ModelPackaged packaged) {
        StageExecution<ModelPackaged> stage = new StageExecution<>(
                new EffectOnly(effect::commit, Optional.empty(), Duration.ofMinutes(1), 10),
                packaged,
                scenario.clock.instant(),
                scenario.ports);
        stages.add(stage);
        return stage;
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
        await().atMost(Duration.ofSeconds(30)).until(() -> isOverAfterALook(stage));
    }

    private boolean isOverAfterALook(StageExecution<ModelPackaged> stage) {
        scenario.look(stage);
        return stage.over().isDone();
    }
}
