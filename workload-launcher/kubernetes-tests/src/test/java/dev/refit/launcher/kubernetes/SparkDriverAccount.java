package dev.refit.launcher.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The account of Spark's drivers with its role and its policies, as the manifests make them, in a namespace of a test. */
final class SparkDriverAccount implements AutoCloseable {
    private static final Path DEPLOY = Path.of(System.getProperty("refit.checkout"), "deploy/kubernetes");
    /** Escaped, as they become parts of headers' names. */
    private static final String POD_UID = "authentication.kubernetes.io%2fpod-uid";

    private static final String POD_NAME = "authentication.kubernetes.io%2fpod-name";

    private final TestCluster cluster;
    private final String policy;
    private final List<KubernetesClient> clients = new ArrayList<>();

    private SparkDriverAccount(TestCluster cluster, String policy) {
        this.cluster = cluster;
        this.policy = policy;
    }

    static SparkDriverAccount in(TestCluster cluster) throws IOException {
        String account = Files.readString(DEPLOY.resolve("base/workloads/accounts.yaml"))
                .replace(
                        "{kind: ServiceAccount, name: spark-driver}",
                        "{kind: ServiceAccount, name: spark-driver, namespace: " + cluster.namespace + "}");
        cluster.client.load(stream(account)).inNamespace(cluster.namespace).create();
        String policy = (Files.readString(DEPLOY.resolve("base/admission/spark-driver.yaml")) + "---\n"
                        + Files.readString(DEPLOY.resolve("components/workload-accounts/admission.yaml")))
                .replace("refit-spark-driver", "refit-spark-driver-" + cluster.namespace)
                .replace("refit-workloads", cluster.namespace);
        SparkDriverAccount made = new SparkDriverAccount(cluster, policy);
        cluster.client.load(stream(policy)).create();
        return made;
    }

    /** Who has the token that was made for a pod; any object stands for a pod, the policies know its uid and name. */
    KubernetesClient tokenOf(ConfigMap pod) {
        Config config = new ConfigBuilder(Config.autoConfigure(null))
                .withNamespace(cluster.namespace)
                .withImpersonateUsername("system:serviceaccount:" + cluster.namespace + ":spark-driver")
                .withImpersonateExtras(Map.of(
                        POD_UID, List.of(pod.getMetadata().getUid()),
                        POD_NAME, List.of(pod.getMetadata().getName())))
                .build();
        KubernetesClient client =
                new KubernetesClientBuilder().withConfig(config).build();
        clients.add(client);
        return client;
    }

    /** Made by somebody else than a driver. */
    ConfigMap create(String name, Optional<ConfigMap> owner) {
        return cluster.client.resource(object(name, owner)).create();
    }

    ConfigMap object(String name, Optional<ConfigMap> owner) {
        ConfigMapBuilder object = new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(cluster.namespace)
                .endMetadata();
        owner.ifPresent(it -> object.editMetadata()
                .addNewOwnerReference()
                .withApiVersion("v1")
                .withKind("ConfigMap")
                .withName(it.getMetadata().getName())
                .withUid(it.getMetadata().getUid())
                .endOwnerReference()
                .endMetadata());
        return object.build();
    }

    static ConfigMap changed(ConfigMap object) {
        return new ConfigMapBuilder(object).addToData("changed", "true").build();
    }

    @Override
    public void close() {
        clients.forEach(KubernetesClient::close);
        cluster.client.load(stream(policy)).delete();
    }

    private static InputStream stream(String yaml) {
        return new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
    }
}
