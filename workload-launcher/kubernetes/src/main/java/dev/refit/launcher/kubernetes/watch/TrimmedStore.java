package dev.refit.launcher.kubernetes.watch;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Keeps only those parts of an informer's objects that are read later. An object is remembered for as long as it exists,
 * which is an hour after its workload's end, and whole it is some ten kilobytes.
 */
public final class TrimmedStore<T extends HasMetadata> extends BasicItemStore<T> {
    private final UnaryOperator<T> trim;

    private TrimmedStore(UnaryOperator<T> trim) {
        super(Cache::metaUidKeyFunc);
        this.trim = trim;
    }

    /** Keeps the object's identity and version. */
    public static <T extends HasMetadata> TrimmedStore<T> ofNames(Supplier<T> empty) {
        return new TrimmedStore<>(object -> {
            T named = empty.get();
            named.setMetadata(identity(object));
            return named;
        });
    }

    /** Keeps a pod's identity, owners and status, and the names of its containers. */
    public static TrimmedStore<Pod> ofPods() {
        return new TrimmedStore<>(pod -> {
            ObjectMeta metadata = identity(pod);
            metadata.setLabels(pod.getMetadata().getLabels());
            metadata.setOwnerReferences(pod.getMetadata().getOwnerReferences());
            metadata.setCreationTimestamp(pod.getMetadata().getCreationTimestamp());
            List<Container> containers = pod.getSpec().getContainers().stream()
                    .map(container ->
                            new ContainerBuilder().withName(container.getName()).build())
                    .toList();
            Pod trimmed = new PodBuilder()
                    .withNewSpec()
                    .withContainers(containers)
                    .endSpec()
                    .build();
            trimmed.setMetadata(metadata);
            trimmed.setStatus(pod.getStatus());
            return trimmed;
        });
    }

    @Override
    public T put(String key, T object) {
        return super.put(key, trim.apply(object));
    }

    private static ObjectMeta identity(HasMetadata object) {
        ObjectMeta identity = new ObjectMeta();
        identity.setName(object.getMetadata().getName());
        identity.setNamespace(object.getMetadata().getNamespace());
        identity.setUid(object.getMetadata().getUid());
        identity.setResourceVersion(object.getMetadata().getResourceVersion());
        return identity;
    }
}
