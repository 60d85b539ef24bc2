package dev.refit.trigger.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.definition.trigger.Concurrency;
import dev.refit.events.definition.trigger.Corrections;
import dev.refit.events.definition.trigger.MaxWait;
import dev.refit.events.definition.trigger.OnChange;
import dev.refit.events.definition.trigger.ScheduleSpec;
import dev.refit.events.definition.trigger.ScheduleSpec.Arrivals;
import dev.refit.events.definition.trigger.ScheduleSpec.CatchUp;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TriggersTest {
    private final Scene scene = new Scene();

    @Test
    void aWindowReadsItsPeriodsOnceTheyAreComplete() {
        scene.apply(Scene.monthly("flights", "weather").window("3", null));

        scene.arrive("flights/2013-01", "weather/2013-01", "flights/2013-02", "weather/2013-02", "flights/2013-03");
        assertThat(scene.runs()).isEmpty();

        scene.arrive("weather/2013-03");
        assertThat(scene.runs())
                .containsExactly("2013-03: flights/2013-01#1 flights/2013-02#1 flights/2013-03#1"
                        + " weather/2013-01#1 weather/2013-02#1 weather/2013-03#1");
    }

    @Test
    void aLatePeriodRunsTheNewestWindowThatItCompletes() {
        scene.apply(Scene.monthly("flights").window("3", null));

        scene.arrive("flights/2013-04", "flights/2013-03", "flights/2013-01");
        assertThat(scene.runs()).isEmpty();

        scene.arrive("flights/2013-02");
        assertThat(scene.runs()).containsExactly("2013-04: flights/2013-02#1 flights/2013-03#1 flights/2013-04#1");
    }

    @Test
    void correctionsRerunEachWindowOrTheNewestOrNone() {
        scene.apply(Scene.monthly("flights").window("2", 1).corrections(Corrections.RERUN));
        scene.arrive("flights/2013-01", "flights/2013-02");
        scene.runs();

        scene.arrive("flights/2013-01");
        assertThat(scene.runs())
                .containsExactly("2013-01: flights/2013-01#2", "2013-02: flights/2013-01#2 flights/2013-02#1");

        scene.apply(Scene.monthly("flights").window("2", 1).corrections(Corrections.NEWEST));
        scene.arrive("flights/2013-01");
        assertThat(scene.runs()).containsExactly("2013-02: flights/2013-01#3 flights/2013-02#1");

        scene.apply(Scene.monthly("flights").window("2", 1).corrections(Corrections.IGNORE));
        scene.arrive("flights/2013-01");
        assertThat(scene.runs()).isEmpty();
        assertThat(scene.said()).containsExactly("CORRECTION 2013-01");
    }

    @Test
    void allOfHistoryIsAWindowToo() {
        scene.apply(Scene.monthly("flights").window("all", 2));

        scene.arrive("flights/2012-11");
        assertThat(scene.runs()).isEmpty();
        scene.arrive("flights/2013-02");
        assertThat(scene.runs()).containsExactly("2013-02: flights/2012-11#1 flights/2013-02#1");
    }

    @Test
    void whatIsNoPeriodStartsNothingAndAFuturePeriodWaitsUntilItBegins() {
        scene.apply(Scene.monthly("flights"));

        scene.arrive("flights/2013-13", "flights/march");
        assertThat(scene.said()).containsExactly("NO_PERIOD 2013-13", "NO_PERIOD march");

        scene.arrive("flights/2014-07");
        assertThat(scene.said()).containsExactly("FUTURE 2014-07");
        assertThat(scene.runs()).isEmpty();
        scene.pass(Duration.ofDays(30));
        assertThat(scene.runs()).containsExactly("2014-07: flights/2014-07#1");
    }

    @Test
    void aBurstIsOneRunWhenItHasEnded() {
        scene.apply(Scene.monthly("flights", "weather").debounce("30s"));
        scene.arrive("flights/2013-01", "weather/2013-01");
        scene.pass(Duration.ofSeconds(20)).arrive("flights/2013-01");
        scene.pass(Duration.ofSeconds(29));
        assertThat(scene.runs()).isEmpty();

        scene.pass(Duration.ofSeconds(1));
        assertThat(scene.runs()).containsExactly("2013-01: flights/2013-01#2 weather/2013-01#1");
    }

    @Test
    void anOptionalDatasetIsWaitedForAsLongAsTheDefinitionSays() {
        scene.apply(Scene.monthly("flights", "weather?").maxWait("2d", MaxWait.Then.RUN));

        scene.arrive("flights/2013-01", "weather/2013-01");
        assertThat(scene.runs()).containsExactly("2013-01: flights/2013-01#1 weather/2013-01#1");

        scene.arrive("flights/2013-02");
        scene.pass(Duration.ofDays(2).minusSeconds(1));
        assertThat(scene.runs()).isEmpty();
        scene.pass(Duration.ofSeconds(1));
        assertThat(scene.runs()).containsExactly("2013-02: flights/2013-02#1");

        scene.arrive("weather/2013-02");
        assertThat(scene.runs()).containsExactly("2013-02: flights/2013-02#1 weather/2013-02#1");
    }

    @Test
    void whatIsNotCompleteInTimeIsSaidAndRunsLater() {
        scene.apply(Scene.monthly("flights", "weather").maxWait("2d", MaxWait.Then.RUN));
        scene.arrive("flights/2013-01");
        scene.pass(Duration.ofDays(3));
        assertThat(scene.said()).containsExactly("INCOMPLETE 2013-01");
        assertThat(scene.runs()).isEmpty();

        scene.arrive("weather/2013-01");
        assertThat(scene.runs()).containsExactly("2013-01: flights/2013-01#1 weather/2013-01#1");
    }

    @Test
    void aPartitionThatIsGivenUpStartsNothingAnyMore() {
        scene.apply(Scene.monthly("flights", "weather").maxWait("2d", MaxWait.Then.FAIL));
        scene.arrive("flights/2013-01");
        scene.pass(Duration.ofDays(3));
        scene.arrive("weather/2013-01");

        assertThat(scene.runs()).isEmpty();
        assertThat(scene.said()).containsExactly("INCOMPLETE 2013-01", "LATE 2013-01");
    }

    @Test
    void eachSlotIsOneRunOfTheNewestCompletePartition() {
        scene.apply(Scene.monthly("flights").schedule(daily(CatchUp.LATEST, null)));
        scene.arrive("flights/2013-02", "flights/2013-01");
        scene.pass(Duration.ofDays(2));

        assertThat(scene.runs()).containsExactly("2013-02: flights/2013-02#1", "2013-02: flights/2013-02#1");
        assertThat(scene.said()).isEmpty();
    }

    @Test
    void aSlotWithoutDataSaysSo() {
        scene.apply(Scene.monthly("flights").schedule(daily(CatchUp.LATEST, null)));
        scene.pass(Duration.ofDays(1));

        assertThat(scene.said()).containsExactly("NO_DATA null");
    }

    @Test
    void slotsThatPassedWhileNobodyLookedAreCaughtUpAsTheDefinitionSays() {
        scene.arriveBefore("flights/2013-02");
        scene.apply(Scene.monthly("flights").schedule(daily(CatchUp.ALL, null)));
        scene.sleep(Duration.ofDays(5)).wake();
        assertThat(scene.runs()).hasSize(5);

        scene.apply(Scene.monthly("flights").schedule(daily(CatchUp.LATEST, null)));
        scene.sleep(Duration.ofDays(5)).wake();
        assertThat(scene.runs()).hasSize(1);
        assertThat(scene.said()).containsExactly("MISSED null");

        scene.apply(Scene.monthly("flights").schedule(daily(CatchUp.NONE, null)));
        scene.sleep(Duration.ofDays(5)).wake();
        assertThat(scene.runs()).isEmpty();

        scene.apply(Scene.monthly("flights").schedule(daily(CatchUp.ALL, "40h")));
        scene.sleep(Duration.ofDays(5)).wake();
        assertThat(scene.runs()).hasSize(2);
    }

    @Test
    void aClockThatIsPutBackRepeatsNoSlot() {
        scene.arriveBefore("flights/2013-02");
        scene.apply(Scene.monthly("flights").schedule(daily(CatchUp.ALL, null)));
        scene.pass(Duration.ofDays(3));
        assertThat(scene.runs()).hasSize(3);

        scene.sleep(Duration.ofDays(-2)).wake();
        scene.pass(Duration.ofDays(2));
        assertThat(scene.runs()).isEmpty();
    }

    @Test
    void aRunThatIsDueBesideAnotherIsLeftOutReplacesItOrWaits() {
        scene.apply(Scene.monthly("flights").concurrency(Concurrency.FORBID));
        scene.arrive("flights/2013-01", "flights/2013-02");
        assertThat(scene.runs()).containsExactly("2013-01: flights/2013-01#1");
        assertThat(scene.said()).containsExactly("FORBIDDEN 2013-02");

        scene.apply(Scene.monthly("flights").concurrency(Concurrency.REPLACE));
        scene.arrive("flights/2013-03");
        assertThat(scene.runs()).containsExactly("2013-03: flights/2013-03#1");
        assertThat(scene.said()).containsExactly("cancel 0");
        scene.end(0, RunEnd.Outcome.CANCELLED);
        scene.end(1, RunEnd.Outcome.SUCCEEDED);

        scene.apply(Scene.monthly("flights").concurrency(Concurrency.QUEUE));
        scene.arrive("flights/2013-06", "flights/2013-05", "flights/2013-04", "flights/2013-05");
        assertThat(scene.runs()).containsExactly("2013-06: flights/2013-06#1");
        scene.end(2, RunEnd.Outcome.FAILED);
        assertThat(scene.runs()).containsExactly("2013-04: flights/2013-04#1");
        scene.end(3, RunEnd.Outcome.SUCCEEDED);
        assertThat(scene.runs()).containsExactly("2013-05: flights/2013-05#2");
        scene.end(4, RunEnd.Outcome.SUCCEEDED);
        assertThat(scene.runs()).isEmpty();
        assertThat(scene.said()).containsExactly("QUEUED 2013-05", "QUEUED 2013-04", "REPLACED 2013-05");
    }

    @Test
    void noPromotedModelForTooLongIsSaidOnce() {
        scene.apply(Scene.monthly("flights").freshWithin("10d"));
        scene.pass(Duration.ofDays(30));
        assertThat(scene.said()).containsExactly("OVERDUE");

        scene.arrive("flights/2013-01");
        scene.end(0, RunEnd.Outcome.SUCCEEDED);
        scene.pass(Duration.ofDays(9));
        assertThat(scene.said()).isEmpty();
        scene.pass(Duration.ofDays(9));
        assertThat(scene.said()).containsExactly("OVERDUE");
    }

    @Test
    void aChangedDefinitionRunsWhenItAsksForThat() {
        scene.arriveBefore("flights/2013-02");
        scene.apply(Scene.monthly("flights").debounce("1s").onChange(OnChange.RUN));
        scene.apply(Scene.monthly("flights").debounce("2s").onChange(OnChange.RUN));
        scene.apply(Scene.monthly("flights").debounce("2s").onChange(OnChange.RUN));
        assertThat(scene.runs()).containsExactly("2013-02: flights/2013-02#1", "2013-02: flights/2013-02#1");

        scene.apply(Scene.monthly("flights").debounce("3s"));
        assertThat(scene.runs()).isEmpty();
    }

    @Test
    void whatArrivesWhileTheDefinitionIsSuspendedIsSaidAndStartsNothing() {
        scene.apply(Scene.monthly("flights"));
        scene.suspend(true);
        scene.arrive("flights/2013-01");
        scene.suspend(false);
        scene.pass(Duration.ofDays(1));

        assertThat(scene.runs()).isEmpty();
        assertThat(scene.said()).containsExactly("SUSPENDED 2013-01");
    }

    @Test
    void labelsHaveNoOrder() {
        scene.apply(Scene.monthly("flights").labels().debounce("1s"));
        scene.arrive("flights/red", "flights/blue");
        scene.pass(Duration.ofSeconds(1));

        assertThat(scene.runs()).containsExactly("blue: flights/blue#1", "red: flights/red#1");
        assertThat(scene.state().waiting()).isEmpty();
    }

    @Test
    void whatIsQueuedBeginsWhenTheDefinitionIsResumedAfterTheOtherRunHasEnded() {
        scene.apply(Scene.monthly("flights").concurrency(Concurrency.QUEUE));
        scene.arrive("flights/2013-01", "flights/2013-02");
        scene.runs();
        scene.suspend(true);
        scene.end(0, RunEnd.Outcome.SUCCEEDED);
        assertThat(scene.runs()).isEmpty();

        scene.suspend(false);
        assertThat(scene.runs()).containsExactly("2013-02: flights/2013-02#1");
    }

    @Test
    void aQueuedSlotDoesNotBeginAfterItsDeadline() {
        scene.apply(Scene.monthly("flights")
                .concurrency(Concurrency.QUEUE)
                .schedule(new ScheduleSpec("0 6 * * *", null, CatchUp.LATEST, Arrivals.RUN, "1h")));
        scene.arrive("flights/2013-01");
        scene.pass(Duration.ofHours(6));
        scene.runs();
        scene.said();
        scene.pass(Duration.ofHours(6));
        scene.end(0, RunEnd.Outcome.SUCCEEDED);

        assertThat(scene.runs()).isEmpty();
        assertThat(scene.said()).containsExactly("MISSED 2013-01");
    }

    @Test
    void aDefinitionThatIsBroughtBackIsAChangeToo() {
        scene.arriveBefore("flights/2013-02");
        scene.apply(Scene.monthly("flights").debounce("1s").onChange(OnChange.RUN));
        scene.apply(Scene.monthly("flights").debounce("2s").onChange(OnChange.RUN));
        scene.pass(Duration.ofSeconds(1));
        scene.apply(Scene.monthly("flights").debounce("1s").onChange(OnChange.RUN));

        assertThat(scene.runs()).hasSize(3);
    }

    @Test
    void aCorrectionThatIsIgnoredStartsNothingWhateverRanBefore() {
        for (String month : new String[] {"01", "02", "03"}) {
            scene.arriveBefore("flights/2013-" + month);
        }
        scene.apply(Scene.monthly("flights").window("2", null).corrections(Corrections.IGNORE));

        scene.arrive("flights/2013-01");
        assertThat(scene.runs()).isEmpty();
        scene.arrive("flights/2013-04");
        assertThat(scene.runs()).containsExactly("2013-04: flights/2013-03#1 flights/2013-04#1");
    }

    @Test
    void aBurstIsWaitedForNoLongerThanTheDefinitionSays() {
        scene.apply(Scene.monthly("flights").debounce("30s").maxWait("1m", MaxWait.Then.RUN));
        scene.arrive("flights/2013-01");
        for (int i = 0; i < 4; i++) {
            scene.pass(Duration.ofSeconds(20)).arrive("flights/2013-01");
        }
        assertThat(scene.runs()).hasSize(1);
    }

    @Test
    void whatArrivesWhileSuspendedTakesThePlaceOfWhatWaited() {
        scene.apply(Scene.monthly("flights", "weather").maxWait("2d", MaxWait.Then.RUN));
        scene.arrive("flights/2013-01");
        scene.suspend(true);
        scene.arrive("weather/2013-01");
        scene.suspend(false);
        scene.pass(Duration.ofDays(3));

        assertThat(scene.runs()).isEmpty();
        assertThat(scene.said()).containsExactly("SUSPENDED 2013-01");
    }

    @Test
    void ofManyRunsThatReplaceEachOtherAtOnceTheLastIsRequested() {
        scene.arriveBefore("flights/2013-02");
        scene.apply(Scene.monthly("flights").concurrency(Concurrency.REPLACE).schedule(daily(CatchUp.ALL, null)));
        scene.sleep(Duration.ofDays(3)).wake();

        assertThat(scene.runs()).hasSize(1);
        assertThat(scene.said()).containsExactly("REPLACED 2013-02", "REPLACED 2013-02");
    }

    private static ScheduleSpec daily(CatchUp catchUp, String deadline) {
        return new ScheduleSpec("0 6 * * *", "America/New_York", catchUp, Arrivals.WAIT, deadline);
    }
}
