package dev.refit.ingest.customresource;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A namespace of its own on the cluster that KUBECONFIG names, with CRD and role as the repository has them. The service
 * acts as its account, which has no rights but those of the role. Where there was no CRD before, there is none
 * afterwards.
 */
public final class RefitNamespace implements QuarkusTestResourceLifecycleManager {
    private static final Path ROLE = Path.of("../deploy/kubernetes/base/services/refits-role.yaml");
    private static final String ACCOUNT = "system:serviceaccount:refit:ingest-service";
    private static final Path CRD = Path.of("../deploy/kubernetes/crd/refits.yaml");

    private final String namespace =
            "refit-test-" + UUID.randomUUID().toString().substring(0, 8);
    private KubernetesClient client;
    private CustomResourceDefinition crd;
    private boolean ours;

    @Override
    public Map<String, String> start() {
        client = new KubernetesClientBuilder().build();
        crd = Serialization.unmarshal(read(CRD), CustomResourceDefinition.class);
        ours = client.resource(crd).get() == null;
        client.resource(crd).forceConflicts().serverSideApply();
        client.resource(crd).waitUntilCondition(RefitNamespace::isEstablished, 30, TimeUnit.SECONDS);
        client.resource(namespace()).create();
        client.load(read(ROLE)).inNamespace(namespace).create();
        System.setProperty(Config.KUBERNETES_IMPERSONATE_USERNAME, ACCOUNT);
        return Map.of(
                "refit.definitions.kubernetes.enabled",
                "true",
                "refit.definitions.kubernetes.namespace",
                namespace,
                "refit.definitions.kubernetes.relist",
                "20s");
    }

    @Override
    public void stop() {
        System.clearProperty(Config.KUBERNETES_IMPERSONATE_USERNAME);
        if (client != null) {
            client.resource(namespace()).withGracePeriod(0).delete();
            if (ours) {
                client.resource(crd).delete();
            }
            client.close();
        }
    }

    private static InputStream read(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Namespace namespace() {
        return new NamespaceBuilder()
                .withNewMetadata()
                .withName(namespace)
                .endMetadata()
                .build();
    }

    /** A status begins without conditions. */
    private static boolean isEstablished(CustomResourceDefinition crd) {
        return crd != null
                && crd.getStatus() != null
                && crd.getStatus().getConditions() != null
                && crd.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Established")
                                && condition.getStatus().equals("True"));
    }
}
