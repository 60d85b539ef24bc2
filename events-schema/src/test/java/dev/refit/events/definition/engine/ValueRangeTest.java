package dev.refit.events.definition.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.definition.engine.ValueRange.Scale;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValueRangeTest {
    private static final double ALMOST_ONE = Math.nextDown(1.0);

    @Test
    void wholeNumbersReachFromTheLeastToTheGreatest() {
        ValueRange range = new ValueRange(20, 22, null, null);

        assertThat(range.size(true)).isEqualTo(3);
        assertThat(DoubleStream.of(0, 0.34, 0.67, ALMOST_ONE).mapToObj(share -> range.at(share, true)))
                .containsExactly(20, 21, 22, 22);
    }

    @Test
    void aStepCountsFromTheLeastAndLeadsToDecimalsAsTheyAreWritten() {
        ValueRange range = new ValueRange(0.1, 0.45, 0.1, null);

        assertThat(range.size(false)).isEqualTo(4);
        assertThat(IntStream.range(0, 4).mapToObj(n -> range.nth(n, false))).containsExactly(0.1, 0.2, 0.3, 0.4);
        assertThat(range.at(ALMOST_ONE, false)).isEqualTo(0.4);
    }

    @Test
    void onALogScaleTheMiddleIsTheGeometricOne() {
        ValueRange range = new ValueRange(0.01, 1, null, Scale.LOG);

        assertThat(range.at(0, false)).isEqualTo(0.01);
        assertThat(range.at(0.5, false)).isEqualTo(0.1);
        assertThat(range.at(ALMOST_ONE, false)).isEqualTo(1.0);
        assertThat(new ValueRange(1, 100, null, Scale.LOG).at(0.5, true)).isEqualTo(10);
    }

    @Test
    void aNumberHasNoMoreDigitsThanSayAnything() {
        assertThat(new ValueRange(0, 1, null, null).at(1.0 / 3, false)).isEqualTo(0.333333);
        assertThat(new ValueRange(1, 1.000001, null, null).at(0.5, false)).isEqualTo(1.0000005);
    }

    @Test
    void theGreatestValueThatIsNotMoreIsOneOfTheRange() {
        assertThat(new ValueRange(20, 200, 10.0, null).atMost(66.7, true)).isEqualTo(60);
        assertThat(new ValueRange(20, 200, null, null).atMost(66.7, true)).isEqualTo(66);
        assertThat(new ValueRange(0.5, 10, null, null).atMost(10.0 / 3, false)).isEqualTo(3.33333);
    }

    @Test
    void arangeThatIsNoneIsRefused() {
        refused(5, 5, null, null, "max: got 5, expected more than min, which is 5");
        refused(5, 4, null, null, "max: got 4, expected more than min, which is 5");
        refused(0, Double.POSITIVE_INFINITY, null, null, "max: got Infinity, expected more than min, which is 0");
        refused(0, Double.NaN, null, null, "max: got NaN, expected more than min, which is 0");
        refused(-1e308, 1e308, null, null, "max: got 1.0E308, expected closer to min, which is -1.0E308");
        refused(0, 1, null, Scale.LOG, "min: got 0, expected more than 0, as the scale is log");
        refused(0, 1, 2.0, null, "step: got 2, expected more than 0 and at most max - min");
        refused(0, 1, 0.0, null, "step: got 0, expected more than 0 and at most max - min");
        refused(1, 9, 2.0, Scale.LOG, "step: got 2, expected it left out, as the scale is log");
    }

    @Test
    void moreStepsThanCanBeCountedAreAsManyAsCanBe() {
        ValueRange range = new ValueRange(0, 1e300, 1e-300, null);

        assertThat(range.size(false)).isEqualTo(Long.MAX_VALUE);
        assertThat((Double) range.at(ALMOST_ONE, false)).isBetween(0.0, 1e300);
    }

    @Test
    void halvingNeedsAnAmountOfWhichThereIsAShare() {
        assertThat(halving(0))
                .containsExactly("trials.ntrees.min: more than 0, as each round has a share of what the next one has");
        assertThat(halving(-20)).hasSize(1);
        assertThat(halving(20)).isEmpty();
    }

    private static List<String> halving(double min) {
        TrialSearch search = new TrialSearch(SearchStrategy.HALVING, null, 2, null, null, null, Map.of());
        TrialSpace space = new TrialSpace(
                Map.of("max_depth", List.of(4, 6)),
                Map.of("ntrees", new ValueRange(min, 200, null, null)),
                Set.of("ntrees"));
        return new SearchRules(search, space, "gbm", Optional.of("ntrees"))
                .violations().stream()
                        .map(found -> found.member() + ": " + found.expected())
                        .toList();
    }

    @Test
    void theRoundsOfHalvingGrowToAllOfTheResource() {
        ValueRange trees = new ValueRange(20, 200, null, null);

        List<HalvingRounds.Round> rounds = HalvingRounds.of(18, 3, trees, true);

        assertThat(rounds)
                .containsExactly(
                        new HalvingRounds.Round(18, 22),
                        new HalvingRounds.Round(6, 66),
                        new HalvingRounds.Round(2, 200));
        assertThat(HalvingRounds.trials(rounds)).isEqualTo(26);
        assertThat(HalvingRounds.of(2, 3, trees, true))
                .containsExactly(new HalvingRounds.Round(2, 66), new HalvingRounds.Round(1, 200));
    }

    private static void refused(double min, double max, Double step, Scale scale, String message) {
        assertThatThrownBy(() -> new ValueRange(min, max, step, scale))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
