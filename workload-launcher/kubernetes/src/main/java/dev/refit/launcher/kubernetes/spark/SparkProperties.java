package dev.refit.launcher.kubernetes.spark;

import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.kubernetes.metadata.LabelsAndAnnotations;
import dev.refit.launcher.kubernetes.secret.SecretManifest;
import dev.refit.launcher.kubernetes.template.Template;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a Spark driver in a pod has to know to make executors of its own. Nothing here comes from a definition but its
 * sizes.
 *
 * @see <a href="https://spark.apache.org/docs/4.1.0/running-on-kubernetes.html">Running Spark on Kubernetes</a>
 */
public final class SparkProperties {
    static final String MAX_FAILURES = "spark.executor.maxNumFailures";

    private SparkProperties() {}

    /** As a driver's JVM takes them; {@code $(NAME)} stands for a variable of its environment. */
    public static String options(WorkloadSpec spec, Template template, String namespace) {
        return of(spec, template, namespace).entrySet().stream()
                .map(property -> "-D" + property.getKey() + "=" + property.getValue())
                .collect(Collectors.joining(" "));
    }

    private static Map<String, String> of(WorkloadSpec spec, Template template, String namespace) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("spark.master", "k8s://https://kubernetes.default.svc");
        properties.put("spark.submit.deployMode", "client");
        properties.put("spark.driver.host", "$(REFIT_POD_IP)");
        properties.put("spark.driver.port", "7078");
        properties.put("spark.driver.blockManager.port", "7079");
        properties.put("spark.blockManager.port", "7079");
        properties.put("spark.kubernetes.namespace", namespace);
        properties.put("spark.kubernetes.driver.pod.name", "$(REFIT_POD_NAME)");
        properties.put(
                "spark.kubernetes.container.image",
                template.pod().getSpec().getContainers().get(0).getImage());
        LabelsAndAnnotations.labels(spec)
                .forEach((key, value) -> properties.put("spark.kubernetes.executor.label." + key, value));
        spec.secrets()
                .names()
                .forEach(name -> properties.put(
                        "spark.kubernetes.executor.secretKeyRef." + name, SecretManifest.name(spec) + ":" + name));
        properties.putAll(executors(spec.resources()));
        return properties;
    }

    public static Map<String, String> executors(WorkloadSpec.Resources size) {
        Map<String, String> properties = new TreeMap<>(Map.of(
                "spark.executor.instances",
                "" + size.pods(),
                "spark.executor.cores",
                "" + size.cpus(),
                "spark.executor.memory",
                size.heapMiB() + "m",
                "spark.executor.memoryOverhead",
                overheadMiB(size) + "m",
                MAX_FAILURES,
                maxFailures(size)));
        if (isDynamic(size)) {
            properties.put("spark.dynamicAllocation.enabled", "true");
            // There is no shuffle service: an executor stays as long as somebody may want what it has shuffled.
            properties.put("spark.dynamicAllocation.shuffleTracking.enabled", "true");
            properties.put("spark.dynamicAllocation.minExecutors", "" + size.pods());
            properties.put("spark.dynamicAllocation.maxExecutors", "" + size.mostPods());
        }
        return properties;
    }

    static boolean isDynamic(WorkloadSpec.Resources size) {
        return size.mostPods() > size.pods();
    }

    /** The part of the memory that is not for the heap. */
    static int overheadMiB(WorkloadSpec.Resources size) {
        return size.memoryMiB() - size.heapMiB();
    }

    /** A driver that cannot keep any executor alive must not try for ever. */
    static String maxFailures(WorkloadSpec.Resources size) {
        return "" + (2 * size.mostPods() + 2);
    }
}
