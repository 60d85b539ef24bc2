package dev.refit.launcher.kubernetes.config;

import java.time.Duration;
import java.util.Optional;

/**
 * The operator's settings.
 *
 * @param namespace where all workloads run, and their templates are
 * @param spark how workloads of templates of the kind {@code spark} run
 * @param keep how long a workload's object stays once it is over
 * @param startGrace how long an image that cannot be pulled, or a container that cannot be made, may stay so
 * @param pendingGrace how long a workload may wait for room (a node, a quota); without it, until its timeout
 * @param stage the only stage whose workloads' changes are heard of; of all without it
 * @param queue the local queue of Kueue that holds workloads until it lets them go
 * @param followedLogs how many pods' logs are followed at once; of others no progress is known
 */
public record KubernetesLauncherConfig(
        String namespace,
        SparkMode spark,
        Duration keep,
        Duration startGrace,
        Optional<Duration> pendingGrace,
        Optional<String> stage,
        Optional<String> queue,
        int followedLogs) {

    /** How Spark runs. */
    public enum SparkMode {
        /** The best of what the cluster has: an operator whose kind is installed, else natively. */
        AUTO,
        /** A Job whose pod is the driver, which asks the API server for its executors. */
        NATIVE,
        /** {@code SparkApplication} of {@code sparkoperator.k8s.io/v1beta2}, Kubeflow's operator. */
        KUBEFLOW,
        /** {@code SparkApplication} of {@code spark.apache.org/v1}, Apache's operator. */
        APACHE
    }
}
