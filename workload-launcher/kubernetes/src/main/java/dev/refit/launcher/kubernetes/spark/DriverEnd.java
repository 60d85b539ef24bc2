package dev.refit.launcher.kubernetes.spark;

import dev.refit.launcher.WorkloadFailure;
import dev.refit.launcher.WorkloadState;
import dev.refit.launcher.kubernetes.pod.ContainerExit;
import dev.refit.launcher.kubernetes.pod.WorkloadPods;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads the end of a driver's pod, which tells more than its operator does. */
final class DriverEnd {
    private DriverEnd() {}

    /**
     * Empty when there is no such pod, or it has not ended. A driver that ended with exit code 0 has succeeded, also
     * when its operator has missed that.
     */
    static Optional<WorkloadState> of(WorkloadPods pods, SparkApplication application) {
        Instant at = pods.endedAt().orElseGet(application::created);
        if (pods.reason().equals("DeadlineExceeded")) {
            Duration timeout = application.timeout().orElse(Duration.ZERO);
            return Optional.of(new WorkloadState.Failed(at, new WorkloadFailure.TimedOut(timeout)));
        }
        if (pods.disruption().isPresent()) {
            return pods.disruption().map(WorkloadState.Interrupted::new);
        }
        return pods.end()
                .map(end -> end.getExitCode() == 0
                        ? new WorkloadState.Succeeded(pods.startedAt().orElse(at), at)
                        : new WorkloadState.Failed(
                                at,
                                ContainerExit.failure(end.getExitCode(), end.getReason(), application.memoryMiB())));
    }
}
