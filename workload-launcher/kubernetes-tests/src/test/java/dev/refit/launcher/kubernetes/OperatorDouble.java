package dev.refit.launcher.kubernetes;

import dev.refit.launcher.kubernetes.pod.WorkloadPods;
import dev.refit.launcher.kubernetes.spark.SparkApplication;
import dev.refit.launcher.kubernetes.spark.SparkOperator;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Does for the applications of a namespace what an operator does, as far as a launcher can see it: makes the driver's pod
 * and writes the status. The driver is the script that its environment has.
 */
abstract class OperatorDouble implements AutoCloseable {
    private final KubernetesClient client;
    private final String namespace;
    private final NonNamespaceOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            applications;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();

    OperatorDouble(SparkOperator operator, TestCluster cluster) {
        this.client = cluster.client;
        this.namespace = cluster.namespace;
        this.applications =
                client.genericKubernetesResources(operator.context()).inNamespace(namespace);
    }

    OperatorDouble start() {
        clockwork.scheduleWithFixedDelay(this::reconcile, 0, 100, TimeUnit.MILLISECONDS);
        return this;
    }

    /** One step of one application; says the next state, if any. */
    protected abstract void step(GenericKubernetesResource application, Pod driver);

    protected final void says(GenericKubernetesResource application, Map<String, Object> status) {
        application.setAdditionalProperty("status", status);
        applications.resource(application).updateStatus();
    }

    /** Does nothing when it is there: its step is done again when the status could not be written. */
    protected final void createDriver(GenericKubernetesResource application, Object template) {
        String name = driver(application);
        if (client.pods().inNamespace(namespace).withName(name).get() != null) {
            return;
        }
        PodTemplateSpec pod = Serialization.unmarshal(Serialization.asJson(template), PodTemplateSpec.class);
        Container main = pod.getSpec().getContainers().get(0);
        main.setCommand(List.of("sh", "-c", "exec sh -c \"$REFIT_TEST_SCRIPT\""));
        client.pods()
                .inNamespace(namespace)
                .resource(new PodBuilder()
                        .withMetadata(pod.getMetadata())
                        .editMetadata()
                        .withName(name)
                        .addToLabels(WorkloadPods.SPARK_ROLE, "driver")
                        .addNewOwnerReference()
                        .withApiVersion(application.getApiVersion())
                        .withKind(application.getKind())
                        .withName(application.getMetadata().getName())
                        .withUid(application.getMetadata().getUid())
                        .endOwnerReference()
                        .endMetadata()
                        .withSpec(pod.getSpec())
                        .build())
                .create();
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }

    private void reconcile() {
        try {
            applications.list().getItems().forEach(this::reconcile);
        } catch (RuntimeException e) {
            // The namespace or the kind goes, or the server is away: next time.
        }
    }

    private void reconcile(GenericKubernetesResource application) {
        try {
            step(
                    application,
                    client.pods()
                            .inNamespace(namespace)
                            .withName(driver(application))
                            .get());
        } catch (KubernetesClientException e) {
            // Changed meanwhile: next time.
        }
    }

    private static String driver(GenericKubernetesResource application) {
        return new SparkApplication(application).driver().orElseThrow();
    }
}
