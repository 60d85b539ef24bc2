package dev.refit.launcher.kubernetes.spark;

import dev.refit.launcher.WorkloadFailure;
import dev.refit.launcher.WorkloadState;
import dev.refit.launcher.kubernetes.pod.WorkloadPods;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How an application has ended by the word of Apache's operator. Its current state ends alike for success and failure, so
 * the outcome is the last one in the history of the states, which is trimmed when an attempt is repeated; what comes
 * before {@code ScheduledToRestart} is the outcome of another attempt.
 */
final class ApacheState {
    private static final String STATE = "currentStateSummary";
    private static final String AT = "lastTransitionTime";
    private static final String HISTORY = "stateTransitionHistory";

    private ApacheState() {}

    /** Empty while it has not ended. */
    static Optional<WorkloadState> over(SparkApplication application) {
        return switch (application.status("currentState", STATE)) {
            case "ResourceReleased", "TerminatedWithoutReleaseResources" -> Optional.of(outcome(application));
            default -> Optional.empty();
        };
    }

    private static WorkloadState outcome(SparkApplication application) {
        for (String id : newestFirst(application)) {
            String state = application.status(HISTORY, id, STATE);
            if ("ScheduledToRestart".equals(state)) {
                break;
            }
            Optional<WorkloadState> outcome = outcome(application, id, state);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        return new WorkloadState.Failed(
                application.time("currentState", AT),
                new WorkloadFailure.Lost(
                        "its operator says no outcome: " + application.status("currentState", "message")));
    }

    private static Optional<WorkloadState> outcome(SparkApplication application, String id, String state) {
        String why = state + ": " + application.status(HISTORY, id, "message");
        return switch (state) {
            case "Succeeded" ->
                Optional.of(new WorkloadState.Succeeded(application.created(), application.time(HISTORY, id, AT)));
            case "DriverEvicted" -> Optional.of(new WorkloadState.Interrupted(why));
            case "SchedulingFailure", "DriverStartTimedOut" ->
                failed(application, id, new WorkloadFailure.NotStarted(why));
            case "DriverReadyTimedOut", "ExecutorsStartTimedOut" ->
                failed(application, id, new WorkloadFailure.Lost(why));
            case "Failed" ->
                DriverEnd.of(lastSeen(application, id), application)
                        .or(() -> failed(application, id, new WorkloadFailure.Lost(why)));
            default -> Optional.empty();
        };
    }

    private static Optional<WorkloadState> failed(SparkApplication application, String id, WorkloadFailure failure) {
        return Optional.of(new WorkloadState.Failed(application.time(HISTORY, id, AT), failure));
    }

    /** The driver as the operator last saw it; it says so of failures. */
    private static WorkloadPods lastSeen(SparkApplication application, String id) {
        Object status = application.object().get("status", HISTORY, id, "lastObservedDriverStatus");
        return status == null
                ? new WorkloadPods(List.of())
                : new WorkloadPods(List.of(new PodBuilder()
                        .withNewMetadata()
                        .withLabels(Map.of())
                        .endMetadata()
                        .withStatus(Serialization.unmarshal(Serialization.asJson(status), PodStatus.class))
                        .build()));
    }

    private static Iterable<String> newestFirst(SparkApplication application) {
        Map<String, Object> history = application.object().get("status", HISTORY);
        TreeMap<Long, String> ids = new TreeMap<>();
        Optional.ofNullable(history).orElse(Map.of()).keySet().forEach(id -> ids.put(Long.valueOf(id), id));
        return ids.descendingMap().values();
    }
}
