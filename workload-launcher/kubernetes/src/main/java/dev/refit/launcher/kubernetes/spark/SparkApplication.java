package dev.refit.launcher.kubernetes.spark;

import dev.refit.launcher.kubernetes.metadata.LabelsAndAnnotations;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code SparkApplication} of either operator: the launcher's own annotations, and its status as plain values. Each has
 * a driver pod of a name of its own, since operators stumble over the driver of an earlier application of the same name.
 *
 * <p>It stays a generic resource, because Kubeflow publishes no Java types of its operator and one reader serves both
 * operators' kinds.
 */
public record SparkApplication(GenericKubernetesResource object) {
    static final String DRIVER_POD_NAME = "spark.kubernetes.driver.pod.name";

    /** Empty when somebody else made it. */
    public Optional<String> driver() {
        Map<String, String> conf = object.get("spec", "sparkConf");
        return Optional.ofNullable(conf).map(properties -> properties.get(DRIVER_POD_NAME));
    }

    public Optional<Duration> timeout() {
        return annotation(LabelsAndAnnotations.TIMEOUT).map(Duration::parse);
    }

    /** The memory of its driver, and of each of its executors. */
    public int memoryMiB() {
        return annotation(LabelsAndAnnotations.MEMORY).map(Integer::valueOf).orElse(0);
    }

    /** The disruption of its driver, if a launcher has seen it. */
    public Optional<String> disruption() {
        return annotation(LabelsAndAnnotations.DISRUPTED);
    }

    Instant created() {
        return Instant.parse(object.getMetadata().getCreationTimestamp());
    }

    /** A text of the status, empty when there is none. */
    public String status(Object... path) {
        Object[] whole = new Object[path.length + 1];
        whole[0] = "status";
        System.arraycopy(path, 0, whole, 1, path.length);
        Object value = object.get(whole);
        return value == null ? "" : value.toString();
    }

    /** A time of the status; while there is none, that of the application's creation. */
    public Instant time(Object... path) {
        String text = status(path);
        return text.isEmpty() ? created() : Instant.parse(text);
    }

    private Optional<String> annotation(String key) {
        return Optional.ofNullable(object.getMetadata().getAnnotations()).map(all -> all.get(key));
    }
}
