package dev.refit.launcher.kubernetes.template;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.Map;

/**
 * The operator's decisions about the pods of a kind of work: image, service account, volumes, security context.
 *
 * @param name what {@link dev.refit.launcher.WorkloadSpec#template()} calls it
 * @param kind what its workloads are on the cluster
 * @param annotations of the {@code PodTemplate}
 * @param pod its first container runs the workload
 */
public record Template(String name, Kind kind, Map<String, String> annotations, PodTemplateSpec pod) {

    public Template {
        annotations = Map.copyOf(annotations);
    }

    /** @throws IllegalArgumentException when there is no such annotation; the message names it */
    public String annotation(String key, String expected) {
        String value = annotations.get(key);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "the PodTemplate " + name + ", annotation " + key + ": got nothing, expected " + expected);
        }
        return value;
    }

    /** The form that a workload of the template takes. */
    public enum Kind {
        /** One pod. */
        JOB,
        /** As many pods as the workload asks for, that find each other by name. */
        CLOUD,
        /** A Spark driver, and executors that it gets itself or an operator gets for it. */
        SPARK
    }
}
