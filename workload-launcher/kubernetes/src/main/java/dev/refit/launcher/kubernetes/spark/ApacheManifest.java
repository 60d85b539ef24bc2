package dev.refit.launcher.kubernetes.spark;

import dev.refit.launcher.WorkloadSpec;
import io.fabric8.kubernetes.api.model.Container;
import java.util.Map;
import java.util.TreeMap;

/**
 * The {@code spec} of a {@code SparkApplication} of {@code spark.apache.org/v1}, as Apache's operator has it at 0.7.0. Its
 * resources are retained until the application goes, so that the driver's log can be read. The operator's own timeouts
 * (five minutes each) do not apply: how long a workload may wait, the launcher's settings say.
 *
 * @see <a href="https://github.com/apache/spark-kubernetes-operator/blob/0.7.0/docs/spark_custom_resources.md">its
 *     fields</a>
 */
final class ApacheManifest {
    private ApacheManifest() {}

    /** @param id unique among executions, at most 46 characters: other names are made of it */
    static Map<String, Object> spec(
            WorkloadSpec spec,
            SparkProgram program,
            FilledPodTemplates pods,
            String id,
            String driver,
            long keepSeconds) {
        Map<String, Object> result = new TreeMap<>();
        result.put("mainClass", program.mainClass());
        program.mainFile().ifPresent(file -> result.put("jars", file));
        result.put("driverArgs", pods.arguments());
        result.put("runtimeVersions", Map.of("sparkVersion", program.sparkVersion()));
        result.put("deploymentMode", "ClusterMode");
        result.put("driverSpec", Map.of("podTemplateSpec", pods.driver()));
        result.put("executorSpec", Map.of("podTemplateSpec", pods.executor()));
        result.put("applicationTolerations", tolerations(spec, keepSeconds));
        result.put("sparkConf", conf(spec, pods, id, driver));
        return result;
    }

    private static Map<String, Object> tolerations(WorkloadSpec spec, long keepSeconds) {
        long timeout = spec.timeout().toMillis();
        return new TreeMap<>(Map.of(
                "restartConfig",
                Map.of("restartPolicy", "Never"),
                "resourceRetainPolicy",
                "Always",
                "ttlAfterStopMillis",
                keepSeconds * 1000,
                "applicationTimeoutConfig",
                new TreeMap<>(Map.of(
                        "driverStartTimeoutMillis", timeout,
                        "driverReadyTimeoutMillis", timeout,
                        "executorStartTimeoutMillis", timeout))));
    }

    private static Map<String, String> conf(WorkloadSpec spec, FilledPodTemplates pods, String id, String driver) {
        Map<String, String> conf = new TreeMap<>(SparkProperties.executors(spec.resources()));
        conf.put("spark.app.id", id);
        conf.put(SparkApplication.DRIVER_POD_NAME, driver);
        conf.put("spark.driver.cores", "" + spec.resources().cpus());
        conf.put("spark.driver.memory", spec.resources().heapMiB() + "m");
        conf.put("spark.driver.memoryOverhead", SparkProperties.overheadMiB(spec.resources()) + "m");
        put(
                conf,
                "spark.kubernetes.authenticate.driver.serviceAccountName",
                pods.driver().getSpec().getServiceAccountName());
        put(
                conf,
                "spark.kubernetes.container.image.pullPolicy",
                pods.driverContainer().getImagePullPolicy());
        container(conf, "driver", pods.driverContainer());
        container(conf, "executor", pods.executorContainer());
        return conf;
    }

    private static void container(Map<String, String> conf, String role, Container container) {
        String prefix = "spark.kubernetes." + role + ".";
        conf.put(prefix + "container.image", container.getImage());
        conf.put(prefix + "podTemplateContainerName", container.getName());
        FilledPodTemplates.asks(container).ifPresent(cpu -> conf.put(prefix + "request.cores", cpu));
        FilledPodTemplates.most(container).ifPresent(cpu -> conf.put(prefix + "limit.cores", cpu));
    }

    private static void put(Map<String, String> conf, String key, String value) {
        if (value != null) {
            conf.put(key, value);
        }
    }
}
