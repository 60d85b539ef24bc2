package dev.refit.training.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.definition.engine.Metric;
import dev.refit.events.definition.engine.RowFilter;
import dev.refit.events.definition.engine.SearchStrategy;
import dev.refit.events.definition.engine.TrialSearch;
import dev.refit.events.definition.engine.ValueRange;
import dev.refit.events.definition.engine.h2o.Algorithm;
import dev.refit.events.definition.engine.h2o.H2oTraining;
import dev.refit.events.run.Failure;
import dev.refit.events.run.Failure.Fault;
import dev.refit.events.run.RunContext;
import dev.refit.stage.TaskKey;
import dev.refit.stage.TaskResults;
import dev.refit.stage.testing.Samples;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialPlanTest {
    private static final RunContext RUN = Samples.run();
    private static final Map<String, ValueRange> RANGES = Map.of(
            "learn_rate", new ValueRange(0.01, 0.3, null, ValueRange.Scale.LOG),
            "sample_rate", new ValueRange(0.5, 1, null, null),
            "ntrees", new ValueRange(20, 200, 10.0, null));

    private final Map<TaskKey, Object> results = new HashMap<>();
    private final Map<TaskKey, Failure> failures = new HashMap<>();

    @Test
    void randomTrialsAreAsManyAsAskedForNoneTwiceAndInsideTheirRanges() {
        TrialPlan plan = plan(search(SearchStrategy.RANDOM, 18, 7L));

        assertThat(plan.trials())
                .extracting(PlannedTrial::number)
                .startsWith(1, 2, 3)
                .hasSize(18);
        assertThat(plan.trials()).extracting(PlannedTrial::parameters).doesNotHaveDuplicates();
        assertThat(plan.trials()).allSatisfy(trial -> {
            assertThat(trial.parameters()).containsEntry("seed", 1).hasSize(5);
            assertThat(List.of(4, 6, 8)).contains((Integer) trial.parameters().get("max_depth"));
            assertThat((Double) trial.parameters().get("learn_rate")).isBetween(0.01, 0.3);
            assertThat((Integer) trial.parameters().get("ntrees")).isBetween(20, 200);
            assertThat((Integer) trial.parameters().get("ntrees") % 10).isZero();
        });
        assertThat(plan.later()).isZero();
    }

    @Test
    void equalSeedsDrawTheSameInEveryReleaseBecauseARunMayOutliveOne() {
        assertThat(plan(search(SearchStrategy.RANDOM, 2, 7L)).trials())
                .isEqualTo(plan(search(SearchStrategy.RANDOM, 18, 7L)).trials().subList(0, 2))
                .extracting(trial -> trial.parameters().toString())
                .containsExactly(
                        "{learn_rate=0.117579, max_depth=8, ntrees=140, sample_rate=0.563604, seed=1}",
                        "{learn_rate=0.0138758, max_depth=6, ntrees=190, sample_rate=0.621607, seed=1}");
    }

    @Test
    void withoutASeedEachRunDrawsItsOwnAndAlwaysTheSame() {
        TrialSearch search = search(SearchStrategy.RANDOM, 5, null);

        assertThat(TrialPlan.of(training(search), "wine-1", results()))
                .isEqualTo(TrialPlan.of(training(search), "wine-1", results()))
                .isNotEqualTo(TrialPlan.of(training(search), "wine-2", results()));
    }

    @Test
    void ofFewCombinationsAllAreFoundThoughSomeAreRareOnTheirScale() {
        Map<String, ValueRange> rare = Map.of("ntrees", new ValueRange(1, 90, null, ValueRange.Scale.LOG));
        H2oTraining training =
                training(Map.of(), new TrialSearch(SearchStrategy.RANDOM, 1L, 90, null, null, null, rare));

        assertThat(TrialPlan.of(training, "wine-1", results()).trials())
                .extracting(trial -> trial.parameters().get("ntrees"))
                .doesNotHaveDuplicates()
                .hasSize(90);
    }

    @Test
    void aRoundOfHalvingHasTheBestOfTheRoundBeforeWithMoreTrees() {
        TrialSearch search = search(SearchStrategy.HALVING, 9, 7L);
        TrialPlan first = plan(search);
        assertThat(first.trials()).hasSize(9).allSatisfy(trial -> assertThat(trial.parameters())
                .containsEntry("ntrees", 20));
        assertThat(first.later()).isEqualTo(4);
        succeed(1, 9);

        TrialPlan second = plan(search);

        assertThat(second.trials())
                .startsWith(first.trials().toArray(PlannedTrial[]::new))
                .hasSize(12);
        assertThat(second.trials().subList(9, 12))
                .extracting(trial -> trial.parameters().get("ntrees"))
                .containsOnly(60);
        // The sample's error falls with the number of the trial.
        assertThat(second.trials().subList(9, 12))
                .extracting(this::own)
                .containsExactly(
                        own(first.trials().get(8)),
                        own(first.trials().get(7)),
                        own(first.trials().get(6)));
        assertThat(second.later()).isEqualTo(1);
        succeed(10, 12);
        assertThat(plan(search).trials()).hasSize(13);
        assertThat(plan(search).trials().get(12).parameters()).containsEntry("ntrees", 200);
        assertThat(plan(search).later()).isZero();
    }

    @Test
    void asLongAsATrialOfARoundHasNotEndedThePlanStaysWhateverTheOthersLeft() {
        TrialSearch search = search(SearchStrategy.HALVING, 9, null);
        TrialPlan first = plan(search);

        for (int trial = 9; trial > 1; trial--) {
            succeed(trial, trial);
            assertThat(plan(search).trials()).isEqualTo(first.trials());
        }
        fail(1);

        assertThat(plan(search).trials()).hasSize(12);
    }

    @Test
    void theNextRoundIsSmallerWhenTooFewHaveSucceededAndThereIsNoneAfterNone() {
        TrialSearch search = search(SearchStrategy.HALVING, 9, 7L);
        for (int trial = 1; trial <= 7; trial++) {
            fail(trial);
        }
        assertThat(plan(search).later()).isEqualTo(3);
        succeed(8, 9);
        assertThat(plan(search).trials()).hasSize(11);

        fail(10);
        fail(11);

        assertThat(plan(search).trials()).hasSize(11);
        assertThat(plan(search).later()).isZero();
    }

    @Test
    void halvingTrainsFewerTreesThanRandom() {
        TrialSearch halving = search(SearchStrategy.HALVING, 18, 7L);
        int trials = 0;
        while (plan(halving).trials().size() > trials) {
            succeed(trials + 1, plan(halving).trials().size());
            trials = plan(halving).trials().size();
        }
        long halved = trees(plan(halving));
        results.clear();

        assertThat(halved).isLessThan(trees(plan(search(SearchStrategy.RANDOM, 18, 7L))));
    }

    private static long trees(TrialPlan plan) {
        return plan.trials().stream()
                .mapToLong(trial -> (Integer) trial.parameters().get("ntrees"))
                .sum();
    }

    private Map<String, Object> own(PlannedTrial trial) {
        Map<String, Object> own = new HashMap<>(trial.parameters());
        own.remove("ntrees");
        return own;
    }

    private TrialPlan plan(TrialSearch search) {
        return TrialPlan.of(training(search), RUN.run(), results());
    }

    private TaskResults results() {
        return TaskResults.of(results, failures, false);
    }

    private void succeed(int from, int to) {
        for (int trial = from; trial <= to; trial++) {
            results.put(TaskKey.workload(trial), Samples.trained(RUN, trial, 1.0 / trial));
        }
    }

    private void fail(int trial) {
        failures.put(TaskKey.workload(trial), new Failure(Fault.PLATFORM, "killed", "killed", ""));
    }

    private static TrialSearch search(SearchStrategy strategy, int max, Long seed) {
        return new TrialSearch(strategy, seed, max, null, null, 1, RANGES);
    }

    private static H2oTraining training(TrialSearch search) {
        return training(Map.of("max_depth", List.of(4, 6, 8)), search);
    }

    private static H2oTraining training(Map<String, List<Object>> trials, TrialSearch search) {
        RowFilter rows = new RowFilter("split", "test");
        return new H2oTraining(
                1, null, Algorithm.GBM, "y", null, Map.of("seed", 1), trials, 2, rows, rows, Metric.RMSE, search);
    }
}
