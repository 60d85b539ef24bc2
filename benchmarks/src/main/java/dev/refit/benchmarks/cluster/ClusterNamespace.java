package dev.refit.benchmarks.cluster;

import dev.refit.cli.platform.Home;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A namespace of its own on the API server that KUBECONFIG names, with a template for each kind of workload. Nothing has
 * to run there: what is measured are objects. On a cluster whose controllers make pods of Jobs, that is measured as well.
 */
public final class ClusterNamespace implements AutoCloseable {
    static final String[] TEMPLATES = {"ingest", "transform", "trial", "evaluate", "package"};

    final KubernetesClient client = new KubernetesClientBuilder().build();
    final String name = "refit-benchmark-" + UUID.randomUUID().toString().substring(0, 8);

    public ClusterNamespace() {
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

    /** Has the services of a home launch here, beside what its settings say already. */
    public void useIn(Home home, String... more) throws IOException {
        List<String> settings = new ArrayList<>(List.of(
                "refit.launcher.kind=kubernetes",
                "refit.launcher.kubernetes.namespace=" + name,
                "refit.launcher.kubernetes.spark=native"));
        settings.addAll(List.of(more));
        Files.write(home.folder().resolve("config/application.properties"), settings, StandardOpenOption.APPEND);
    }

    /** How many there are. */
    public int jobs() {
        return client.batch().v1().jobs().inNamespace(name).list().getItems().size();
    }

    @Override
    public void close() {
        client.namespaces().withName(name).delete();
        client.close();
    }
}
