package dev.refit.launcher.kubernetes;

import dev.refit.launcher.kubernetes.spark.SparkApplication;
import dev.refit.launcher.kubernetes.spark.SparkOperator;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/** Kubeflow's operator, by the reconciler of 2.3.0. */
final class KubeflowDouble extends OperatorDouble {

    KubeflowDouble(TestCluster cluster) {
        super(SparkOperator.KUBEFLOW, cluster);
    }

    @Override
    protected void step(GenericKubernetesResource application, Pod driver) {
        switch (new SparkApplication(application).status("applicationState", "state")) {
            case "" -> {
                createDriver(application, application.get("spec", "driver", "template"));
                says(application, "SUBMITTED", "", "lastSubmissionAttemptTime");
            }
            case "SUBMITTED", "RUNNING" -> observe(application, driver);
            case "SUCCEEDING" -> says(application, "COMPLETED", "", "");
            case "FAILING" -> says(application, "FAILED", message(application), "");
            default -> {}
        }
    }

    private void observe(GenericKubernetesResource application, Pod driver) {
        if (driver == null) {
            says(application, "FAILING", "driver pod not found", "terminationTime");
            return;
        }
        switch (driver.getStatus().getPhase()) {
            case "Running" -> changes(application, "RUNNING");
            case "Succeeded" -> says(application, "SUCCEEDING", "", "terminationTime");
            case "Failed" -> says(application, "FAILING", failure(driver), "terminationTime");
            default -> {}
        }
    }

    private void changes(GenericKubernetesResource application, String state) {
        if (!state.equals(new SparkApplication(application).status("applicationState", "state"))) {
            says(application, state, "", "");
        }
    }

    private static String failure(Pod driver) {
        return driver.getStatus().getContainerStatuses().stream()
                .map(status -> status.getState().getTerminated())
                .filter(ended -> ended != null)
                .map(ended -> "driver container failed with ExitCode: " + ended.getExitCode() + ", Reason: "
                        + ended.getReason())
                .findFirst()
                .orElse("driver container status missing");
    }

    private static String message(GenericKubernetesResource application) {
        return new SparkApplication(application).status("applicationState", "errorMessage");
    }

    private void says(GenericKubernetesResource application, String state, String message, String time) {
        Map<String, Object> before = application.get("status");
        Map<String, Object> status = new TreeMap<>(before == null ? Map.of("driverInfo", Map.of()) : before);
        status.put("applicationState", Map.of("state", state, "errorMessage", message));
        if (!time.isEmpty()) {
            status.put(time, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        }
        says(application, status);
    }
}
