package dev.refit.launcher.kubernetes.spark;

import dev.refit.launcher.kubernetes.metadata.LabelsAndAnnotations;
import dev.refit.launcher.kubernetes.pod.WorkloadPods;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;

/** Applications and their drivers as operators and nodes leave them. */
final class Applications {
    static final String CREATED = "2026-01-02T03:00:00Z";
    static final String STARTED = "2026-01-02T03:00:10Z";
    static final String ENDED = "2026-01-02T03:04:05Z";

    private Applications() {}

    /** One of 1024 MiB and PT10M; the status is YAML. */
    static SparkApplication application(String status) {
        return application("{}", status);
    }

    /** @param annotations YAML, beside those that each has */
    static SparkApplication application(String annotations, String status) {
        GenericKubernetesResource object = Serialization.unmarshal(
                """
                apiVersion: any/v1
                kind: SparkApplication
                metadata:
                  name: tried
                  creationTimestamp: "%s"
                  annotations: %s
                spec:
                  sparkConf: {spark.kubernetes.driver.pod.name: tried-1-driver}
                status: %s
                """
                        .formatted(CREATED, annotations, status),
                GenericKubernetesResource.class);
        object.getMetadata().getAnnotations().putIfAbsent(LabelsAndAnnotations.TIMEOUT, "PT10M");
        object.getMetadata().getAnnotations().putIfAbsent(LabelsAndAnnotations.MEMORY, "1024");
        return new SparkApplication(object);
    }

    static WorkloadPods none() {
        return new WorkloadPods(List.of());
    }

    /** A driver with this status, in YAML. */
    static WorkloadPods driver(String status) {
        return new WorkloadPods(List.of(Serialization.unmarshal(
                """
                apiVersion: v1
                kind: Pod
                metadata:
                  name: tried-1-driver
                  creationTimestamp: "%s"
                  labels: {spark-role: driver}
                status: %s
                """
                        .formatted(CREATED, status),
                Pod.class)));
    }

    /** The status of one whose container ended so. */
    static String ended(int code, String reason) {
        return "{containerStatuses: [{state: {terminated: {exitCode: %d, reason: %s, startedAt: '%s', finishedAt: '%s'}}}]}"
                .formatted(code, reason, STARTED, ENDED);
    }
}
