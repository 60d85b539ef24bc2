package dev.refit.launcher;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Describes a workload to run.
 *
 * @param name DNS-1035, at most 52 characters
 * @param template the operator's template to run it from, such as {@code transform}
 * @param requestDigest of the request (stage, inputs, definition, attempt), not of how it is run
 * @param requestUri the {@code request.json} the workload is given; its result lies beside it
 * @param timeout after which it is ended and has failed
 * @param labels for people and selectors; not part of the identity
 * @param secrets of the workload's own; not part of the identity
 */
public record WorkloadSpec(
        String name,
        String template,
        String requestDigest,
        URI requestUri,
        Resources resources,
        Duration timeout,
        Map<String, String> labels,
        WorkloadSecrets secrets) {
    private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]{0,50}[a-z0-9])?");

    public WorkloadSpec {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name: got " + name + ", expected a DNS-1035 label of at most 52 characters");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout: got " + timeout + ", expected more than nothing");
        }
        labels = Map.copyOf(labels);
    }

    /** A workload without secrets of its own. */
    public WorkloadSpec(
            String name,
            String template,
            String requestDigest,
            URI requestUri,
            Resources resources,
            Duration timeout,
            Map<String, String> labels) {
        this(name, template, requestDigest, requestUri, resources, timeout, labels, WorkloadSecrets.NONE);
    }

    /**
     * The resources that one process or pod of the workload may use.
     *
     * @param memoryMiB all its memory, heap and the rest
     * @param cpus processors
     * @param pods how many; one machine runs one process whatever is said
     * @param mostPods how many there may be while there is work for them, where the workload can do with changing numbers:
     *     Spark's executors; at least {@code pods}
     */
    public record Resources(int memoryMiB, int cpus, int pods, int mostPods) {
        public Resources {
            if (memoryMiB < 1 || cpus < 1 || pods < 1) {
                throw new IllegalArgumentException("resources: got " + memoryMiB + " MiB, " + cpus + " cpus, " + pods
                        + " pods, expected at least one of each");
            }
            if (mostPods < pods) {
                throw new IllegalArgumentException(
                        "resources: got at most " + mostPods + " pods, expected at least " + pods);
            }
        }

        /** As many pods all the time. */
        public Resources(int memoryMiB, int cpus, int pods) {
            this(memoryMiB, cpus, pods, pods);
        }

        /** The part of the memory that a JVM may use for its heap; the rest is for all else that a JVM needs. */
        public int heapMiB() {
            return Math.max(1, memoryMiB * 3 / 4);
        }
    }
}
