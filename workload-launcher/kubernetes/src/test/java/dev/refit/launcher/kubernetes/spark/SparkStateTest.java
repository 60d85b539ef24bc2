package dev.refit.launcher.kubernetes.spark;

import static dev.refit.launcher.kubernetes.spark.Applications.ENDED;
import static dev.refit.launcher.kubernetes.spark.Applications.STARTED;
import static dev.refit.launcher.kubernetes.spark.Applications.application;
import static dev.refit.launcher.kubernetes.spark.Applications.driver;
import static dev.refit.launcher.kubernetes.spark.Applications.none;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.launcher.WorkloadFailure;
import dev.refit.launcher.WorkloadState;
import dev.refit.launcher.kubernetes.pod.WorkloadPods;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SparkStateTest {
    private static final Instant AT = Instant.parse(ENDED);
    private static final WorkloadState LOST = new WorkloadState.Failed(AT, new WorkloadFailure.Lost("gone"));
    private static final String RUNNING =
            "{containerStatuses: [{state: {running: {startedAt: '%s'}}}]}".formatted(STARTED);
    private static final String DISRUPTED = "{conditions: [{type: DisruptionTarget, status: 'True',"
            + " reason: EvictionByEvictionAPI, message: drained}]}";

    private final SparkApplication application = application("{}");

    @Test
    void isQueuedUntilItsDriverRuns() {
        assertThat(going(none())).isEqualTo(new WorkloadState.Queued());
        assertThat(going(driver("{containerStatuses: [{state: {waiting: {reason: ContainerCreating}}}]}")))
                .isEqualTo(new WorkloadState.Queued());
        assertThat(going(driver(
                        "{containerStatuses: [{state: {waiting: {reason: ErrImagePull, message: not there}}}]}")))
                .isEqualTo(new WorkloadState.Queued("ErrImagePull: not there"));
    }

    @Test
    void runsWhileItsDriverRunsAndUntilItsOperatorSaysThatItIsOver() {
        WorkloadState running = new WorkloadState.Running(Instant.parse(STARTED), Optional.empty());

        assertThat(going(driver(RUNNING))).isEqualTo(running);
        assertThat(going(driver(Applications.ended(0, "Completed")))).isEqualTo(running);
    }

    @Test
    void endsAsItsDriverDid() {
        assertThat(over(driver(Applications.ended(7, "Error")))).isEqualTo(failed(new WorkloadFailure.Exited(7)));
        assertThat(over(driver(Applications.ended(137, "OOMKilled"))))
                .isEqualTo(failed(new WorkloadFailure.OutOfMemory(1024)));
        assertThat(over(driver(Applications.ended(3, "Error"))))
                .isEqualTo(failed(new WorkloadFailure.OutOfMemory(1024)));
        assertThat(over(driver(Applications.ended(143, "Error")))).isEqualTo(failed(new WorkloadFailure.Killed(15)));
        assertThat(over(driver(Applications.ended(0, "Completed"))))
                .isEqualTo(new WorkloadState.Succeeded(Instant.parse(STARTED), AT));
    }

    @Test
    void hasTimedOutWhenItsDriverHas() {
        assertThat(over(driver("{reason: DeadlineExceeded, containerStatuses: [{state: {terminated: {exitCode: 137,"
                        + " finishedAt: '" + ENDED + "'}}}]}")))
                .isEqualTo(failed(new WorkloadFailure.TimedOut(Duration.ofMinutes(10))));
    }

    /** What a node says of a container that went before it looked; exit code and no times are the API's defaults. */
    @Test
    void isLostWhenNobodyHasSeenHowItsDriverEnded() {
        String unseen = "{%s conditions: [{type: Initialized, status: 'True', lastTransitionTime: '" + STARTED + "'},"
                + " {type: Ready, status: 'False', lastTransitionTime: '" + ENDED + "'}], containerStatuses: [{state:"
                + " {terminated: {exitCode: 137, reason: ContainerStatusUnknown, message: not located}}}]}";

        assertThat(over(driver(unseen.formatted(""))))
                .isEqualTo(failed(new WorkloadFailure.Lost("nobody has seen how its container ended")));
        assertThat(over(driver(unseen.formatted("reason: DeadlineExceeded,"))))
                .isEqualTo(failed(new WorkloadFailure.TimedOut(Duration.ofMinutes(10))));
        assertThat(going(driver(unseen.formatted("")))).isEqualTo(new WorkloadState.Queued());
    }

    @Test
    void isInterruptedWhenItsDriverWas() {
        assertThat(over(driver(DISRUPTED))).isEqualTo(new WorkloadState.Interrupted("EvictionByEvictionAPI: drained"));
    }

    @Test
    void isInterruptedWhenALauncherHasSeenThatBeforeTheDriverWent() {
        SparkApplication seen = application("{refit.dev/disrupted: 'EvictionByEvictionAPI: drained'}", "{}");

        assertThat(SparkState.of(seen, Optional.of(LOST), none()))
                .isEqualTo(new WorkloadState.Interrupted("EvictionByEvictionAPI: drained"));
    }

    @Test
    void isWhatItsOperatorSaysWhenItsDriverIsGone() {
        assertThat(over(none())).isEqualTo(LOST);
    }

    @Test
    void isOverAsTheLauncherThatHadItEndedSays() {
        assertThat(over("cancelled")).isEqualTo(new WorkloadState.Cancelled(AT));
        assertThat(over("not started: no image")).isEqualTo(failed(new WorkloadFailure.NotStarted("no image")));
        assertThat(over("timed out: PT10M")).isEqualTo(failed(new WorkloadFailure.TimedOut(Duration.ofMinutes(10))));
    }

    @Test
    void hasSucceededWhenThatWasBeforeItWasCancelled() {
        WorkloadState succeeded = new WorkloadState.Succeeded(AT, AT);
        SparkApplication cancelled = application("{refit.dev/ended: '" + ENDED + " cancelled'}", "{}");

        assertThat(SparkState.of(cancelled, Optional.of(succeeded), none())).isEqualTo(succeeded);
    }

    @Test
    void goesOnUntilItsOperatorSaysThatACancelledOneIsOver() {
        SparkApplication cancelled = application("{refit.dev/ended: '" + ENDED + " cancelled'}", "{}");

        assertThat(SparkState.of(cancelled, Optional.empty(), driver(RUNNING)))
                .isInstanceOf(WorkloadState.Running.class);
    }

    private WorkloadState going(WorkloadPods pods) {
        return SparkState.of(application, Optional.empty(), pods);
    }

    private WorkloadState over(WorkloadPods pods) {
        return SparkState.of(application, Optional.of(LOST), pods);
    }

    private static WorkloadState over(String why) {
        SparkApplication ended = application("{refit.dev/ended: '" + ENDED + " " + why + "'}", "{}");
        return SparkState.of(ended, Optional.of(LOST), driver(RUNNING));
    }

    private static WorkloadState failed(WorkloadFailure failure) {
        return new WorkloadState.Failed(AT, failure);
    }
}
