package dev.refit.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.definition.TrainingSpec;
import dev.refit.events.definition.engine.Metric;
import dev.refit.events.definition.engine.RowFilter;
import dev.refit.events.definition.engine.SearchStrategy;
import dev.refit.events.definition.engine.TrialSearch;
import dev.refit.events.definition.engine.ValueRange;
import dev.refit.events.definition.engine.h2o.Algorithm;
import dev.refit.events.definition.engine.h2o.H2oTraining;
import dev.refit.events.model.TrainedModel;
import dev.refit.events.model.TrialSummary;
import dev.refit.events.run.RunContext;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.stage.execution.PlayedStage;
import dev.refit.stage.testing.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches of the training stage, whose service dies; its workloads are played. */
class TrialSearchTest {
    private static final Map<String, ValueRange> RANGES = Map.of(
            "learn_rate", new ValueRange(0.01, 0.3, null, ValueRange.Scale.LOG),
            "ntrees", new ValueRange(20, 200, null, null));

    @TempDir
    Path folder;

    private RunContext run;

    @Test
    void aServiceThatIsKilledHalfWayGoesOnWithTheRestAndHasTheSameWinner() {
        TrialSearch search = search(SearchStrategy.RANDOM, 18, null, null);
        PlayedStage<FeaturesBuilt> undisturbed = play("undisturbed", search);
        finish(undisturbed);

        PlayedStage<FeaturesBuilt> killed = play("killed", search);
        for (int ended = 0; ended < 9; ended++) {
            assertThat(killed.running()).hasSize(2);
            end(killed);
        }
        killed.restart();
        assertThat(killed.running()).hasSize(2);
        finish(killed);

        assertThat(killed.launched()).doesNotHaveDuplicates().hasSize(19).isEqualTo(undisturbed.launched());
        assertThat(model(killed)).isEqualTo(model(undisturbed));
        assertThat(model(killed).trials()).hasSize(18);
    }

    @Test
    void aRestartAfterEveryResultPlansTheSameTrials() {
        TrialSearch search = search(SearchStrategy.HALVING, 9, null, null);
        PlayedStage<FeaturesBuilt> undisturbed = play("undisturbed", search);
        finish(undisturbed);

        PlayedStage<FeaturesBuilt> restless = play("restless", search);
        while (!restless.isOver()) {
            end(restless);
            restless.restart();
        }

        assertThat(restless.launched()).doesNotHaveDuplicates().isEqualTo(undisturbed.launched());
        assertThat(model(restless)).isEqualTo(model(undisturbed));
    }

    @Test
    void halvingTrainsFewerTreesInAllThanRandom() {
        PlayedStage<FeaturesBuilt> random = play("random", search(SearchStrategy.RANDOM, 18, null, null));
        PlayedStage<FeaturesBuilt> halving = play("halving", search(SearchStrategy.HALVING, 18, null, null));

        finish(random);
        finish(halving);

        assertThat(trees(model(halving))).isLessThan(trees(model(random)));
        assertThat(model(halving).chosen().parameters()).containsEntry("ntrees", 200);
    }

    @Test
    void whenTheBudgetIsSpentTheBestSoFarWinsAlsoAfterARestart() {
        PlayedStage<FeaturesBuilt> stage = play("stage", search(SearchStrategy.RANDOM, 18, "2h", null));
        for (int ended = 0; ended < 4; ended++) {
            end(stage);
        }
        stage.forward(Duration.ofHours(2));
        stage.restart();

        assertThat(stage.running()).singleElement().satisfies(last -> assertThat(stage.request(last))
                .isInstanceOfSatisfying(WorkloadRequest.Evaluate.class, evaluate -> assertThat(evaluate.parameters())
                        .containsKeys("learn_rate", "ntrees", "seed")));
        end(stage);
        assertThat(model(stage).trials()).hasSize(4);
        assertThat(stage.launched()).hasSize(4 + 2 + 1);
    }

    @Test
    void aBudgetThatIsSpentWithoutASuccessFailsTheStageAndSaysSo() {
        PlayedStage<FeaturesBuilt> stage = play("stage", search(SearchStrategy.RANDOM, 18, "2h", null));

        stage.forward(Duration.ofHours(2));

        assertThat(stage.running()).isEmpty();
        assertThat(stage.published(StageFailed.class)).singleElement().satisfies(failed -> {
            assertThat(failed.failure().code()).isEqualTo("budget-spent");
            assertThat(failed.failure().message())
                    .isEqualTo("spec.training.h2o.search.budget: got 0 trials that had succeeded when it was spent,"
                            + " expected at least 1");
        });
    }

    @Test
    void aTrialThatFailsEndsTheStageOnlyWhenTooFewCanSucceed() {
        PlayedStage<FeaturesBuilt> stage = play("stage", search(SearchStrategy.RANDOM, 4, null, 3));
        stage.kill(stage.running().get(0));
        end(stage);
        stage.restart();
        assertThat(stage.isOver()).isFalse();

        stage.kill(stage.running().get(0));

        assertThat(stage.running()).isEmpty();
        assertThat(stage.published(StageFailed.class)).singleElement().satisfies(failed -> {
            assertThat(failed.failure().code()).isEqualTo("too-few-trials");
            assertThat(failed.failure().message())
                    .startsWith("spec.training.h2o.search.minSucceeded: got 2 trials that can succeed, expected 3;"
                            + " trial 1 failed: ");
            assertThat(failed.attempts()).hasSize(2);
        });
    }

    @Test
    void withoutAMinimumEachTrialMustSucceed() {
        PlayedStage<FeaturesBuilt> stage = play("stage", search(SearchStrategy.RANDOM, 4, "2h", null));

        stage.kill(stage.running().get(0));

        assertThat(stage.published(StageFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.failure().code()).isEqualTo("killed"));
    }

    private PlayedStage<FeaturesBuilt> play(String name, TrialSearch search) {
        if (run == null
                || !search.equals(run.definition().spec().training().h2o().search())) {
            run = Samples.run(Samples.definition(new TrainingSpec(training(search), 1, null, null)));
        }
        return new PlayedStage<>(
                folder.resolve(name), new TrainingStage(new Settings()), new FeaturesBuilt(run, Samples.features()));
    }

    private static TrialSearch search(SearchStrategy strategy, int max, String budget, Integer minSucceeded) {
        return new TrialSearch(strategy, null, max, null, budget, minSucceeded, RANGES);
    }

    private static H2oTraining training(TrialSearch search) {
        return new H2oTraining(
                1,
                null,
                Algorithm.GBM,
                "quality",
                null,
                Map.of("seed", 1),
                Map.of("max_depth", List.of(4, 6, 8)),
                2,
                new RowFilter("split", "validation"),
                new RowFilter("split", "test"),
                Metric.RMSE,
                search);
    }

    private static void finish(PlayedStage<FeaturesBuilt> stage) {
        while (!stage.isOver()) {
            end(stage);
        }
    }

    private static void end(PlayedStage<FeaturesBuilt> stage) {
        WorkloadSpec first = stage.running().get(0);
        stage.end(first, TrialSearchTest::result);
    }

    /** The more trees and the closer to 0.1 the rate, the better. */
    private static WorkloadResult result(WorkloadRequest request) {
        String run = request.runId();
        if (!(request instanceof WorkloadRequest.Trial trial)) {
            return new WorkloadResult.Evaluated(
                    run, Map.of("rmse", 0.5), 1, Samples.file("e"), Samples.file("s"), Samples.file("h"));
        }
        double rate = ((Number) trial.parameters().get("learn_rate")).doubleValue();
        int trees = ((Number) trial.parameters().get("ntrees")).intValue();
        double rmse = Math.abs(rate - 0.1) + 10.0 / trees;
        return new WorkloadResult.Trained(
                run,
                new TrialSummary(trial.trial(), trial.parameters(), Map.of("rmse", rmse), 1.0),
                Samples.file("model-" + trial.trial()),
                Samples.file("model-" + trial.trial() + ".zip"),
                trial.parameters(),
                Map.of(),
                3,
                Map.of("h2o", "3"));
    }

    private static TrainedModel model(PlayedStage<FeaturesBuilt> stage) {
        return stage.published(ModelTrained.class).get(0).model();
    }

    private static int trees(TrainedModel model) {
        return model.trials().stream()
                .mapToInt(trial -> (Integer) trial.parameters().get("ntrees"))
                .sum();
    }

    private record Settings() implements TrainingSettings {
        @Override
        public int cpus() {
            return 1;
        }

        @Override
        public int overheadMiB() {
            return 512;
        }

        @Override
        public Duration timeout() {
            return Duration.ofHours(4);
        }
    }
}
