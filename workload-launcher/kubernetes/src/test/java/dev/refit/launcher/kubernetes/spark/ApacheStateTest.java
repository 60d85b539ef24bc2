package dev.refit.launcher.kubernetes.spark;

import static dev.refit.launcher.kubernetes.spark.Applications.CREATED;
import static dev.refit.launcher.kubernetes.spark.Applications.ENDED;
import static dev.refit.launcher.kubernetes.spark.Applications.application;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.launcher.WorkloadFailure;
import dev.refit.launcher.WorkloadState;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApacheStateTest {
    private static final Instant AT = Instant.parse(ENDED);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Submitted",
                "ScheduledToRestart",
                "DriverRequested",
                "DriverStarted",
                "DriverReady",
                "InitializedBelowThresholdExecutors",
                "RunningHealthy",
                "RunningWithPartialCapacity",
                "RunningWithBelowThresholdExecutors",
                "DriverStartTimedOut",
                "ExecutorsStartTimedOut",
                "DriverReadyTimedOut",
                "Succeeded",
                "Failed",
                "SchedulingFailure",
                "DriverEvicted",
                "AStateOfTomorrow"
            })
    void isNotOverIn(String state) {
        assertThat(ApacheState.over(history(state, entry(0, "Submitted"), entry(1, state))))
                .isEmpty();
    }

    @Test
    void isNotOverBeforeItHasAStatus() {
        assertThat(ApacheState.over(application("null"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ResourceReleased", "TerminatedWithoutReleaseResources"})
    void endsAlikeSoThatItsHistoryDecides(String last) {
        assertThat(ended(last, entry(9, "RunningHealthy"), entry(10, "Succeeded"), entry(11, last)))
                .isEqualTo(new WorkloadState.Succeeded(Instant.parse(CREATED), AT));
        assertThat(ended(last, entry(9, "RunningHealthy"), entry(10, "Failed"), entry(11, last)))
                .isEqualTo(new WorkloadState.Failed(AT, new WorkloadFailure.Lost("Failed: said of 10")));
    }

    @Test
    void hasTheOutcomeOfItsLastAttempt() {
        assertThat(ended(
                        "ResourceReleased",
                        entry(3, "Failed"),
                        entry(4, "ScheduledToRestart"),
                        entry(9, "Succeeded"),
                        entry(10, "ResourceReleased")))
                .isInstanceOf(WorkloadState.Succeeded.class);
    }

    @Test
    void hasNotTheOutcomeOfAnAttemptBefore() {
        assertThat(ended(
                        "ResourceReleased",
                        entry(3, "Succeeded"),
                        entry(4, "ScheduledToRestart"),
                        entry(5, "DriverRequested"),
                        entry(6, "ResourceReleased")))
                .isEqualTo(new WorkloadState.Failed(
                        AT, new WorkloadFailure.Lost("its operator says no outcome: said at last")));
    }

    @Test
    void endsAsTheDriverThatItsOperatorHasSeen() {
        String seen = "10: {currentStateSummary: Failed, lastTransitionTime: '%s', lastObservedDriverStatus: %s}";

        assertThat(ended("ResourceReleased", seen.formatted(ENDED, Applications.ended(7, "Error"))))
                .isEqualTo(new WorkloadState.Failed(AT, new WorkloadFailure.Exited(7)));
        assertThat(ended("ResourceReleased", seen.formatted(ENDED, Applications.ended(137, "OOMKilled"))))
                .isEqualTo(new WorkloadState.Failed(AT, new WorkloadFailure.OutOfMemory(1024)));
        assertThat(ended("ResourceReleased", seen.formatted(ENDED, "{reason: DeadlineExceeded}")))
                .isInstanceOfSatisfying(WorkloadState.Failed.class, failed -> assertThat(failed.failure())
                        .isInstanceOf(WorkloadFailure.TimedOut.class));
    }

    @Test
    void succeedsWhenItsDriverWasTooFastForItsOperator() {
        String failed = "10: {currentStateSummary: Failed, message: Driver container is terminated without SparkContext"
                + " / SparkSession initialization., lastObservedDriverStatus: %s}";

        assertThat(ended("ResourceReleased", failed.formatted(Applications.ended(0, "Completed"))))
                .isInstanceOf(WorkloadState.Succeeded.class);
    }

    @Test
    void namesWhatItsOperatorGaveUp() {
        assertThat(ended("ResourceReleased", entry(1, "SchedulingFailure")))
                .isEqualTo(
                        new WorkloadState.Failed(AT, new WorkloadFailure.NotStarted("SchedulingFailure: said of 1")));
        assertThat(ended("ResourceReleased", entry(2, "DriverStartTimedOut")))
                .isEqualTo(
                        new WorkloadState.Failed(AT, new WorkloadFailure.NotStarted("DriverStartTimedOut: said of 2")));
        assertThat(ended("ResourceReleased", entry(3, "DriverReadyTimedOut")))
                .isEqualTo(new WorkloadState.Failed(AT, new WorkloadFailure.Lost("DriverReadyTimedOut: said of 3")));
        assertThat(ended("ResourceReleased", entry(4, "ExecutorsStartTimedOut")))
                .isEqualTo(new WorkloadState.Failed(AT, new WorkloadFailure.Lost("ExecutorsStartTimedOut: said of 4")));
        assertThat(ended("ResourceReleased", entry(5, "DriverEvicted")))
                .isEqualTo(new WorkloadState.Interrupted("DriverEvicted: said of 5"));
    }

    private static WorkloadState ended(String last, String... entries) {
        return ApacheState.over(history(last, entries)).orElseThrow();
    }

    private static SparkApplication history(String last, String... entries) {
        return application(("{currentState: {currentStateSummary: %s, lastTransitionTime: '%s', message: said at last},"
                        + " stateTransitionHistory: {%s}}")
                .formatted(last, ENDED, String.join(", ", entries)));
    }

    private static String entry(int id, String state) {
        return "%d: {currentStateSummary: %s, lastTransitionTime: '%s', message: said of %d}"
                .formatted(id, state, ENDED, id);
    }
}
