package dev.refit.trigger.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.BackfillEvent.BackfillChangeRequested.Change;
import dev.refit.events.definition.trigger.Concurrency;
import dev.refit.trigger.rule.RunEnd.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackfillRuleTest {
    private final Scene scene = new Scene();

    @BeforeEach
    void threeMonthsHaveArrivedBeforeThereWasADefinition() {
        scene.arriveBefore("flights/2013-01");
        scene.arriveBefore("flights/2013-02");
        scene.arriveBefore("flights/2013-03");
        scene.apply(Scene.monthly("flights"));
    }

    @Test
    void runsBeginAsThereIsRoomAndTheEndIsSaid() {
        scene.backfill("b-1", 2, "2013-01", "2013-02", "2013-03");
        assertThat(scene.runs()).containsExactly("2013-01: flights/2013-01#1", "2013-02: flights/2013-02#1");

        scene.end(1, Outcome.SUCCEEDED);
        assertThat(scene.runs()).containsExactly("2013-03: flights/2013-03#1");
        assertThat(scene.backfill()).isEqualTo("2013-01 running, 2013-02 succeeded, 2013-03 running; running");

        scene.end(0, Outcome.REJECTED);
        assertThat(scene.said()).isEmpty();
        scene.end(2, Outcome.FAILED);
        assertThat(scene.said()).containsExactly("ended b-1, round 1: 1 1 1 0");
        assertThat(scene.backfill()).isEqualTo("2013-01 rejected, 2013-02 succeeded, 2013-03 failed; ended");
    }

    @Test
    void theSameBackfillTwiceIsOne() {
        scene.backfill("b-1", 1, "2013-01");
        scene.backfill("b-1", 1, "2013-01");
        scene.end(0, Outcome.SUCCEEDED);
        scene.backfill("b-1", 1, "2013-01");

        assertThat(scene.runs()).hasSize(1);
        assertThat(scene.said()).containsExactly("ended b-1, round 1: 1 0 0 0");
    }

    @Test
    void anotherOneIsNotBegunWhileOneIsUnderWay() {
        scene.backfill("b-1", 1, "2013-01");
        scene.backfill("b-2", 1, "2013-02");

        assertThat(scene.said())
                .containsExactly("ended b-2, round 1: 0 0 1 0, not begun, as back-fill b-1 is under way");
        scene.end(0, Outcome.SUCCEEDED);
        scene.runs();
        scene.backfill("b-3", 1, "2013-02");
        assertThat(scene.runs()).containsExactly("2013-02: flights/2013-02#1");
    }

    @Test
    void aPausedOneBeginsNothingUntilItIsResumed() {
        scene.backfill("b-1", 1, "2013-01", "2013-02");
        scene.runs();
        scene.change("b-1", Change.PAUSE);
        scene.end(0, Outcome.SUCCEEDED);
        assertThat(scene.runs()).isEmpty();
        assertThat(scene.why()).contains("x back-fill b-1 (a test) is paused, 1 of its 2 partitions are pending");

        scene.change("b-1", Change.RESUME);
        assertThat(scene.runs()).containsExactly("2013-02: flights/2013-02#1");
        assertThat(scene.why()).contains("+ back-fill b-1 (a test) is under way, 0 of its 2 partitions are pending");
    }

    @Test
    void aCancelledOneEndsWithItsRuns() {
        scene.backfill("b-1", 1, "2013-01", "2013-02");
        scene.change("b-1", Change.CANCEL);
        assertThat(scene.said()).containsExactly("cancel 0");

        scene.end(0, Outcome.CANCELLED);
        assertThat(scene.said()).containsExactly("ended b-1, round 1: 0 0 2 0");
        assertThat(scene.runs()).hasSize(1);
    }

    @Test
    void aPausedOneThatIsCancelledEnds() {
        scene.backfill("b-1", 1, "2013-01", "2013-02");
        scene.change("b-1", Change.PAUSE);
        scene.end(0, Outcome.SUCCEEDED);
        scene.change("b-1", Change.CANCEL);

        assertThat(scene.said()).containsExactly("ended b-1, round 1: 1 0 1 0");
    }

    @Test
    void aRetryRunsWhatHasFailedAsAnotherRun() {
        scene.backfill("b-1", 2, "2013-01", "2013-02");
        scene.end(0, Outcome.SUCCEEDED);
        scene.end(1, Outcome.FAILED);
        scene.runs();
        scene.said();

        scene.change("b-1", Change.RETRY);
        assertThat(scene.runs()).containsExactly("2013-02: flights/2013-02#1");
        assertThat(scene.ids()).doesNotHaveDuplicates();
        scene.end(2, Outcome.SUCCEEDED);
        assertThat(scene.said()).containsExactly("ended b-1, round 2: 2 0 0 0");

        scene.change("b-1", Change.RETRY);
        assertThat(scene.runs()).isEmpty();
        assertThat(scene.said()).isEmpty();
    }

    @Test
    void aRunThatIsRetriedByHandCountsByItsNewEnd() {
        scene.backfill("b-1", 1, "2013-01", "2013-02");
        scene.end(0, Outcome.FAILED);
        scene.end(0, Outcome.SUCCEEDED);
        scene.end(1, Outcome.SUCCEEDED);

        assertThat(scene.said()).containsExactly("ended b-1, round 1: 2 0 0 0");
    }

    @Test
    void aChangedDefinitionPausesItAndAResumedOneRunsTheNewDefinition() {
        scene.backfill("b-1", 1, "2013-01", "2013-02");
        scene.apply(Scene.monthly("flights").freshWithin("40d"));
        scene.end(0, Outcome.SUCCEEDED);
        scene.runs();
        assertThat(scene.backfill()).isEqualTo("2013-01 succeeded, 2013-02 pending; paused");

        scene.change("b-1", Change.RESUME);
        assertThat(scene.runs()).containsExactly("2013-02: flights/2013-02#1");
    }

    @Test
    void theRunsOfArrivalsAreNeitherHeldUpNorHoldUp() {
        scene.apply(Scene.monthly("flights").concurrency(Concurrency.FORBID));
        scene.backfill("b-1", 1, "2013-01", "2013-02");
        scene.runs();

        scene.arrive("flights/2013-04");
        assertThat(scene.runs()).containsExactly("2013-04: flights/2013-04#1");
        scene.end(0, Outcome.SUCCEEDED);
        assertThat(scene.runs()).containsExactly("2013-02: flights/2013-02#1");
    }

    @Test
    void aPartitionWhoseRunIsUnderWayComesAfterIt() {
        scene.arrive("flights/2013-04");
        scene.runs();
        scene.backfill("b-1", 1, "2013-04");
        assertThat(scene.runs()).isEmpty();

        scene.end(0, Outcome.SUCCEEDED);
        assertThat(scene.runs()).containsExactly("2013-04: flights/2013-04#1");
        assertThat(scene.ids()).doesNotHaveDuplicates();
    }

    @Test
    void aPartitionThatLacksSomethingIsSkipped() {
        scene.backfill("b-1", 1, "2013-01", "2013-05");
        scene.end(0, Outcome.SUCCEEDED);

        assertThat(scene.backfill()).isEqualTo("2013-01 succeeded, 2013-05 skipped; ended");
        assertThat(scene.said()).containsExactly("ended b-1, round 1: 1 0 0 1");
    }

    @Test
    void aSuspendedDefinitionIsRunByABackfillAsByHand() {
        scene.suspend(true);
        scene.backfill("b-1", 1, "2013-01");

        assertThat(scene.runs()).containsExactly("2013-01: flights/2013-01#1");
    }

    @Test
    void withALimitItBeginsInTheRoomThatOthersLeave() {
        scene.apply(Scene.monthly("flights").maxRuns(2));
        scene.backfill("b-1", 3, "2013-01", "2013-02", "2013-03");
        assertThat(scene.runs()).hasSize(2);
        scene.arrive("flights/2013-05", "flights/2013-04");
        assertThat(scene.runs()).isEmpty();
        assertThat(scene.said()).containsExactly("QUEUED 2013-05", "QUEUED 2013-04");
        assertThat(scene.why())
                .contains(". a run of 2013-04 begins when " + scene.ids().get(0) + ", "
                        + scene.ids().get(1) + " is over, as maxRuns is 2")
                .contains("1 of its 3 partitions are pending; as maxRuns is 2 they wait for those under way");

        scene.end(0, Outcome.SUCCEEDED);
        assertThat(scene.runs()).containsExactly("2013-04: flights/2013-04#1");
        scene.end(1, Outcome.SUCCEEDED);
        assertThat(scene.runs()).containsExactly("2013-05: flights/2013-05#1");
        scene.end(2, Outcome.SUCCEEDED);
        assertThat(scene.runs()).containsExactly("2013-03: flights/2013-03#1");
    }
}
