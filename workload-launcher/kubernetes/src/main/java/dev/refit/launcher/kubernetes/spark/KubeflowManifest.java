package dev.refit.launcher.kubernetes.spark;

import dev.refit.launcher.WorkloadSpec;
import io.fabric8.kubernetes.api.model.Container;
import java.util.Map;
import java.util.TreeMap;

/**
 * The {@code spec} of a {@code SparkApplication} of {@code sparkoperator.k8s.io/v1beta2}, as Kubeflow's operator has it at
 * 2.3.0.
 *
 * @see <a href="https://github.com/kubeflow/spark-operator/blob/v2.3.0/docs/api-docs.md">its fields</a>
 */
final class KubeflowManifest {
    /** Spark's name for no file; the operator requires one. */
    private static final String NO_FILE = "spark-internal";

    private KubeflowManifest() {}

    /** @param driver the name of the driver's pod */
    static Map<String, Object> spec(
            WorkloadSpec spec, SparkProgram program, FilledPodTemplates pods, String driver, long keepSeconds) {
        Container container = pods.driverContainer();
        Map<String, Object> result = new TreeMap<>();
        result.put("type", "Java");
        result.put("mode", "cluster");
        result.put("sparkVersion", program.sparkVersion());
        result.put("image", container.getImage());
        put(result, "imagePullPolicy", container.getImagePullPolicy());
        result.put("mainClass", program.mainClass());
        result.put("mainApplicationFile", program.mainFile().orElse(NO_FILE));
        result.put("arguments", pods.arguments());
        result.put("restartPolicy", Map.of("type", "Never"));
        result.put("timeToLiveSeconds", keepSeconds);
        result.put(
                "sparkConf",
                new TreeMap<>(Map.of(
                        SparkApplication.DRIVER_POD_NAME,
                        driver,
                        SparkProperties.MAX_FAILURES,
                        SparkProperties.maxFailures(spec.resources()))));
        result.put("driver", driver(spec, pods));
        result.put("executor", executor(spec, pods));
        if (SparkProperties.isDynamic(spec.resources())) {
            result.put("dynamicAllocation", dynamicAllocation(spec.resources()));
        }
        program.jmxExporter().ifPresent(jar -> result.put("monitoring", monitoring(jar)));
        return result;
    }

    private static Map<String, Object> driver(WorkloadSpec spec, FilledPodTemplates pods) {
        Map<String, Object> driver = pod(spec, pods.driverContainer());
        put(driver, "serviceAccount", pods.driver().getSpec().getServiceAccountName());
        driver.put("template", pods.driver());
        return driver;
    }

    private static Map<String, Object> executor(WorkloadSpec spec, FilledPodTemplates pods) {
        Map<String, Object> executor = pod(spec, pods.executorContainer());
        executor.put("image", pods.executorContainer().getImage());
        executor.put("instances", spec.resources().pods());
        executor.put("template", pods.executor());
        return executor;
    }

    private static Map<String, Object> dynamicAllocation(WorkloadSpec.Resources size) {
        return new TreeMap<>(Map.of(
                "enabled", true,
                "shuffleTrackingEnabled", true,
                "initialExecutors", size.pods(),
                "minExecutors", size.pods(),
                "maxExecutors", size.mostPods()));
    }

    private static Map<String, Object> pod(WorkloadSpec spec, Container container) {
        Map<String, Object> pod = new TreeMap<>();
        pod.put("cores", spec.resources().cpus());
        FilledPodTemplates.asks(container).ifPresent(cpu -> pod.put("coreRequest", cpu));
        FilledPodTemplates.most(container).ifPresent(cpu -> pod.put("coreLimit", cpu));
        pod.put("memory", spec.resources().heapMiB() + "m");
        pod.put("memoryOverhead", SparkProperties.overheadMiB(spec.resources()) + "m");
        return pod;
    }

    private static Map<String, Object> monitoring(String jar) {
        return new TreeMap<>(Map.of(
                "exposeDriverMetrics", true,
                "exposeExecutorMetrics", true,
                "prometheus", Map.of("jmxExporterJar", jar)));
    }

    private static void put(Map<String, Object> map, String key, String value) {
        if (value != null) {
            map.put(key, value);
        }
    }
}
