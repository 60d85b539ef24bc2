package dev.refit.launcher.kubernetes;

import dev.refit.launcher.kubernetes.spark.SparkApplication;
import dev.refit.launcher.kubernetes.spark.SparkOperator;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Apache's operator, by the states of 0.7.0, with a driver that is retained. */
final class ApacheDouble extends OperatorDouble {

    ApacheDouble(TestCluster cluster) {
        super(SparkOperator.APACHE, cluster);
    }

    @Override
    protected void step(GenericKubernetesResource application, Pod driver) {
        switch (new SparkApplication(application).status("currentState", "currentStateSummary")) {
            case "" -> says(application, "Submitted", null);
            case "Submitted" -> {
                createDriver(application, application.get("spec", "driverSpec", "podTemplateSpec"));
                says(application, "DriverRequested", null);
            }
            case "DriverRequested" -> observe(application, driver, "DriverStarted", false);
            case "DriverStarted" -> observe(application, driver, "DriverReady", false);
            case "DriverReady" -> observe(application, driver, "RunningHealthy", true);
            case "RunningHealthy" -> observe(application, driver, "", true);
            case "Succeeded", "Failed", "DriverEvicted" -> says(application, "TerminatedWithoutReleaseResources", null);
            default -> {}
        }
    }

    private void observe(GenericKubernetesResource application, Pod driver, String next, boolean ready) {
        if (driver == null) {
            says(application, "Failed", null);
            return;
        }
        switch (driver.getStatus().getPhase()) {
            case "Running" -> {
                if (!next.isEmpty()) {
                    says(application, next, null);
                }
            }
            case "Succeeded" -> says(application, ready ? "Succeeded" : "Failed", ready ? null : driver);
            case "Failed" ->
                says(
                        application,
                        "Evicted".equals(driver.getStatus().getReason()) ? "DriverEvicted" : "Failed",
                        driver);
            default -> {}
        }
    }

    private void says(GenericKubernetesResource application, String state, Pod seen) {
        Map<String, Object> entry = new TreeMap<>(Map.of(
                "currentStateSummary",
                state,
                "lastTransitionTime",
                Instant.now().toString(),
                "message",
                "said by a double"));
        if (seen != null) {
            entry.put("lastObservedDriverStatus", seen.getStatus());
        }
        Map<String, Object> before = application.get("status", "stateTransitionHistory");
        Map<String, Object> history = new TreeMap<>(before == null ? Map.of() : before);
        history.put("" + history.size(), entry);
        says(application, new TreeMap<>(Map.of("currentState", entry, "stateTransitionHistory", history)));
    }
}
