package dev.refit.launcher.kubernetes.spark;

import static dev.refit.launcher.kubernetes.spark.Applications.ENDED;
import static dev.refit.launcher.kubernetes.spark.Applications.STARTED;
import static dev.refit.launcher.kubernetes.spark.Applications.application;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.launcher.WorkloadFailure;
import dev.refit.launcher.WorkloadState;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubeflowStateTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SUBMITTED",
                "RUNNING",
                "SUCCEEDING",
                "FAILING",
                "SUBMISSION_FAILED",
                "PENDING_RERUN",
                "INVALIDATING",
                "SUSPENDING",
                "SUSPENDED",
                "RESUMING",
                "UNKNOWN",
                "A_STATE_OF_TOMORROW"
            })
    void isNotOverIn(String state) {
        assertThat(KubeflowState.over(
                        application("{applicationState: {state: '%s', errorMessage: as yet}}".formatted(state))))
                .isEmpty();
    }

    @Test
    void isNotOverBeforeItHasAStatus() {
        assertThat(KubeflowState.over(application("null"))).isEmpty();
    }

    @Test
    void succeedsWhenCompleted() {
        assertThat(KubeflowState.over(application(
                        "{applicationState: {state: COMPLETED}, lastSubmissionAttemptTime: '%s', terminationTime: '%s'}"
                                .formatted(STARTED, ENDED))))
                .contains(new WorkloadState.Succeeded(Instant.parse(STARTED), Instant.parse(ENDED)));
    }

    @Test
    void failsWithTheExitCodeThatItsOperatorHasSeen() {
        assertThat(failure("driver container failed with ExitCode: 7, Reason: Error"))
                .isEqualTo(new WorkloadFailure.Exited(7));
        assertThat(failure("driver container failed with ExitCode: 137, Reason: OOMKilled"))
                .isEqualTo(new WorkloadFailure.OutOfMemory(1024));
        assertThat(failure("driver container failed with ExitCode: 143, Reason: Error"))
                .isEqualTo(new WorkloadFailure.Killed(15));
    }

    @Test
    void isLostWithItsDriver() {
        assertThat(failure("driver pod not found")).isEqualTo(new WorkloadFailure.Lost("driver pod not found"));
        assertThat(failure("driver container status missing"))
                .isEqualTo(new WorkloadFailure.Lost("driver container status missing"));
        assertThat(failure("")).isEqualTo(new WorkloadFailure.Lost("its operator says no reason"));
    }

    @Test
    void hasNotStartedWhenItCouldNotBeSubmitted() {
        assertThat(failure("failed to run spark-submit: driver pod already exist"))
                .isEqualTo(new WorkloadFailure.NotStarted("failed to run spark-submit: driver pod already exist"));
    }

    @Test
    void leavesOutTheStackOfWhatCouldNotBeSubmitted() {
        assertThat(
                        failure(
                                "failed to run spark-submit: Exception: wrong\n\tat a.B.c(B.java:1)\n\tat d.E.f(E.java:2)\nlast"))
                .isEqualTo(new WorkloadFailure.NotStarted("failed to run spark-submit: Exception: wrong\nlast"));
    }

    private static WorkloadFailure failure(String message) {
        SparkApplication failed =
                application("{applicationState: {state: FAILED}, terminationTime: '%s'}".formatted(ENDED));
        failed.object().<Map<String, Object>>get("status", "applicationState").put("errorMessage", message);
        WorkloadState.Failed state =
                (WorkloadState.Failed) KubeflowState.over(failed).orElseThrow();
        assertThat(state.ended()).isEqualTo(ENDED);
        return state.failure();
    }
}
