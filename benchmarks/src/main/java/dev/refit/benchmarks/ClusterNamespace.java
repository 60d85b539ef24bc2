package dev.refit.benchmarks;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.UUID;

/**
 * A namespace of its own on the API server that KUBECONFIG names, with a template for each kind of workload. Nothing has
 * to run there: what is measured are objects. On a cluster whose controllers make pods of Jobs, that is measured as well.
 */
final class ClusterNamespace implements AutoCloseable {
    static final String[] TEMPLATES = {"ingest", "transform", "trial", "evaluate", "package"};

    final KubernetesClient client = new KubernetesClientBuilder().build();
    final String name = "refit-benchmark-" + UUID.randomUUID().toString().substring(0, 8);

    ClusterNamespace() {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .create();
        for (String template : TEMPLATES) {
            client.resource(
                            """
                            apiVersion: v1
                            kind: PodTemplate
                            metadata:
                              name: %s
                              labels: {app.kubernetes.io/part-of: refit}
                            template:
                              spec:
                                containers: [{name: main, image: none}]
                            """
                                    .formatted(template))
                    .inNamespace(name)
                    .create();
        }
    }

    @Override
    public void close() {
        client.namespaces().withName(name).delete();
        client.close();
    }
}
