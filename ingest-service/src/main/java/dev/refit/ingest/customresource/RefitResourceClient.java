package dev.refit.ingest.customresource;

import dev.refit.events.RefitJson;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and writes the custom resources of one namespace. Every method may throw {@link KubernetesClientException}. */
final class RefitResourceClient implements AutoCloseable {
    private static final ResourceDefinitionContext KIND = new ResourceDefinitionContext.Builder()
            .withGroup("refit.dev")
            .withVersion("v1")
            .withKind("Refit")
            .withPlural("refits")
            .withNamespaced(true)
            .build();
    private static final PatchContext JSON_PATCH = PatchContext.of(PatchType.JSON);

    private final KubernetesClient client;
    private final String namespace;

    RefitResourceClient(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    String namespace() {
        return namespace;
    }

    /** All resources of the namespace. */
    List<RefitResource> list() {
        return all().list().getItems().stream().map(RefitResource::of).toList();
    }

    /** The resource of this name, as it is now. */
    Optional<RefitResource> get(String name) {
        return Optional.ofNullable(all().withName(name).get()).map(RefitResource::of);
    }

    /** Replaces the status of a resource; returns false, without effect, when the resource has changed or is gone. */
    boolean replaceStatus(RefitResource resource, RefitStatus status) {
        String patch = RefitJson.write(List.of(
                Map.of("op", "replace", "path", "/metadata/resourceVersion", "value", resource.version()),
                Map.of("op", "add", "path", "/status", "value", status)));
        try {
            all().withName(resource.name()).subresource("status").patch(JSON_PATCH, patch);
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /** Calls back when a resource is added, deleted or newly specified. It may miss changes; it never ends by itself. */
    SharedIndexInformer<GenericKubernetesResource> watch(Runnable changed) {
        SharedIndexInformer<GenericKubernetesResource> informer = all().runnableInformer(0);
        informer.addEventHandler(new ChangeHandler(changed));
        informer.exceptionHandler((started, failure) -> true);
        informer.start();
        return informer;
    }

    private NonNamespaceOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            all() {
        return client.genericKubernetesResources(KIND).inNamespace(namespace);
    }

    @Override
    public void close() {
        client.close();
    }
}
