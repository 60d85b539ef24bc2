package dev.refit.launcher.kubernetes;

import static org.awaitility.Awaitility.await;

import dev.refit.launcher.kubernetes.spark.SparkOperator;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Installs the kind of an operator for the tests of a class, unless the cluster has it; only what it installed goes. */
final class CustomKind implements BeforeAllCallback, AfterAllCallback {
    /** Locks for classes that install the kind of this operator. */
    static final String KUBEFLOW = "kind of Kubeflow's operator";

    static final String APACHE = "kind of Apache's operator";

    private final SparkOperator operator;
    private CustomResourceDefinition ours;

    CustomKind(SparkOperator operator) {
        this.operator = operator;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        try (KubernetesClient client = new KubernetesClientBuilder().build()) {
            if (client.supports(operator.apiVersion(), SparkOperator.KIND)) {
                return;
            }
            String file = "/crds/" + operator.name().toLowerCase(Locale.ROOT) + ".yaml";
            ours = client.apiextensions()
                    .v1()
                    .customResourceDefinitions()
                    .load(CustomKind.class.getResource(file))
                    .create();
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> client.supports(operator.apiVersion(), SparkOperator.KIND)
                            && client.genericKubernetesResources(operator.context())
                                            .inNamespace("default")
                                            .list()
                                    != null);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (ours != null) {
            try (KubernetesClient client = new KubernetesClientBuilder().build()) {
                client.resource(ours).delete();
            }
        }
    }
}
