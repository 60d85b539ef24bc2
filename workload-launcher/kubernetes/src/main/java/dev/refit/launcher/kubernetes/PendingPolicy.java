package dev.refit.launcher.kubernetes;

import dev.refit.launcher.WorkloadState;
import dev.refit.launcher.kubernetes.config.KubernetesLauncherConfig;
import dev.refit.launcher.kubernetes.metadata.TerminationRecord;
import dev.refit.launcher.kubernetes.pod.WorkloadPods;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Decides how long a workload may wait before it runs, and tells what it waits for. */
final class PendingPolicy {
    /** Controllers make pods at once; one that has made none by then was refused. */
    private static final Duration PODS_BY_THEN = Duration.ofSeconds(3);

    /** Operators say what became of a driver within seconds; one that is not there says nothing at all. */
    private static final Duration HEARD_BY_THEN = Duration.ofMinutes(1);

    private final KubernetesClient client;
    private final KubernetesLauncherConfig config;
    private final Clock clock;

    PendingPolicy(KubernetesClient client, KubernetesLauncherConfig config, Clock clock) {
        this.client = client;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Why it is time to have it ended; empty while there is hope.
     *
     * @param timeout that its controller does not keep
     */
    Optional<TerminationRecord> due(
            HasMetadata object, WorkloadPods pods, WorkloadState state, Optional<Duration> timeout) {
        Instant now = clock.instant();
        return timeout.filter(limit -> age(object, now).compareTo(limit) > 0)
                .map(limit -> TerminationRecord.timedOut(now, limit))
                .or(() -> state instanceof WorkloadState.Queued queued
                        ? hopeless(object, pods, queued, now).map(reason -> TerminationRecord.notStarted(now, reason))
                        : Optional.empty());
    }

    /** Whether one that a launcher has ended, and that has no pod, is left alone by its controller for good. */
    boolean isGivenUp(TerminationRecord ended) {
        return Duration.between(ended.at(), clock.instant()).compareTo(HEARD_BY_THEN) > 0;
    }

    /** Why it will not start any more, by the operator's measure. */
    private Optional<String> hopeless(HasMetadata object, WorkloadPods pods, WorkloadState.Queued queued, Instant now) {
        return pods.cannotStart(now, config.startGrace()).or(() -> config.pendingGrace()
                .filter(grace -> age(object, now).compareTo(grace) > 0)
                .map(grace -> "no room within " + grace.toSeconds() + " s: "
                        + (queued.reason().isEmpty() ? forWhat(object, pods) : queued.reason())));
    }

    /** The controller's reason for pods that it could not make, such as an exceeded quota; empty when it gives none. */
    String forWhat(HasMetadata object, WorkloadPods pods) {
        if (!pods.isEmpty() || age(object, clock.instant()).compareTo(PODS_BY_THEN) < 0) {
            return "";
        }
        try {
            return client
                    .v1()
                    .events()
                    .inNamespace(object.getMetadata().getNamespace())
                    .withField("involvedObject.uid", object.getMetadata().getUid())
                    .withField("type", "Warning")
                    .list()
                    .getItems()
                    .stream()
                    .max(Comparator.comparing(event ->
                            Optional.ofNullable(event.getLastTimestamp()).orElse("")))
                    .map(Event::getMessage)
                    .orElse("");
        } catch (KubernetesClientException e) {
            return "";
        }
    }

    private static Duration age(HasMetadata object, Instant now) {
        return Duration.between(Instant.parse(object.getMetadata().getCreationTimestamp()), now);
    }
}
