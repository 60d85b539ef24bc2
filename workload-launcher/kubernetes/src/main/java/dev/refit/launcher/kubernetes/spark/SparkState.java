package dev.refit.launcher.kubernetes.spark;

import dev.refit.launcher.WorkloadState;
import dev.refit.launcher.kubernetes.metadata.TerminationRecord;
import dev.refit.launcher.kubernetes.pod.WorkloadPods;
import java.util.Optional;

/**
 * Reads a Spark application: that it is over, its operator says; what ended it, the launcher that had it ended, then the
 * driver's pod, then the operator; and that it runs, the driver's pod alone, since operators say so too early.
 */
final class SparkState {
    private SparkState() {}

    /**
     * @param over how the operator says that it ended; empty while it says nothing
     * @param pods of this application
     */
    static WorkloadState of(SparkApplication application, Optional<WorkloadState> over, WorkloadPods pods) {
        return over.map(said -> ended(application, said, pods))
                .or(() -> pods.startedAt().map(since -> new WorkloadState.Running(since, Optional.empty())))
                .orElseGet(() -> new WorkloadState.Queued(pods.waitFor().orElse("")));
    }

    private static WorkloadState ended(SparkApplication application, WorkloadState said, WorkloadPods pods) {
        if (said instanceof WorkloadState.Succeeded) {
            return said;
        }
        return TerminationRecord.of(application.object())
                .map(TerminationRecord::state)
                .or(() -> application.disruption().map(WorkloadState.Interrupted::new))
                .or(() -> DriverEnd.of(pods, application))
                .orElse(said);
    }
}
