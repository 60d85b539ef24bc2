package dev.refit.launcher.kubernetes;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;

/**
 * What the operator decides about the pods of a kind of work: image, service account, volumes, security context.
 *
 * @param name what {@link dev.refit.launcher.WorkloadSpec#template()} calls it
 * @param kind what its workloads are on the cluster
 * @param pod its first container runs the workload
 */
record Template(String name, Kind kind, PodTemplateSpec pod) {

    /** What a workload of the template is. */
    enum Kind {
        /** One pod. */
        JOB,
        /** As many pods as the workload asks for, that find each other by name. */
        CLOUD,
        /** A Spark driver, and executors that it gets itself or an operator gets for it. */
        SPARK
    }
}
