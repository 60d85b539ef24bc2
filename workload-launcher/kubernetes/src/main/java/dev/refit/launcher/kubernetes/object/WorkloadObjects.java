package dev.refit.launcher.kubernetes.object;

import dev.refit.launcher.WorkloadState;
import dev.refit.launcher.kubernetes.api.Api;
import dev.refit.launcher.kubernetes.metadata.LabelsAndAnnotations;
import dev.refit.launcher.kubernetes.metadata.TerminationRecord;
import dev.refit.launcher.kubernetes.pod.WorkloadPods;
import dev.refit.launcher.kubernetes.watch.TrimmedStore;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The workloads of one kind in the namespace; others' objects of the kind are never asked for. */
public final class WorkloadObjects<T extends HasMetadata> {
    private static final int NAMES_IN_A_SELECTOR = 50;

    private final WorkloadKind<T> kind;
    private final KubernetesClient client;
    private final NonNamespaceOperation<T, ? extends KubernetesResourceList<T>, ? extends Resource<T>> objects;

    public WorkloadObjects(WorkloadKind<T> kind, KubernetesClient client, String namespace) {
        this.kind = kind;
        this.client = client;
        this.objects = kind.objects(client).inNamespace(namespace);
    }

    public Optional<T> find(String name) {
        return Api.call(
                        "read " + kind.title() + " " + name,
                        () -> Optional.ofNullable(objects.withName(name).get()))
                .filter(object -> object.getMetadata().getLabels() != null
                        && LabelsAndAnnotations.REFIT.equals(
                                object.getMetadata().getLabels().get(LabelsAndAnnotations.MANAGED_BY)));
    }

    public List<T> list(Collection<String> names) {
        List<String> all = List.copyOf(names);
        List<T> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += NAMES_IN_A_SELECTOR) {
            String[] some = all.subList(from, Math.min(all.size(), from + NAMES_IN_A_SELECTOR))
                    .toArray(String[]::new);
            found.addAll(Api.call("list " + kind.title() + "s", () -> labelled(some)));
        }
        return found;
    }

    /** @throws KubernetesClientException when the server refuses it */
    public T create(T manifest) {
        return objects.resource(manifest).create();
    }

    /**
     * Has it end, and remembers why, unless it has ended meanwhile.
     *
     * @return whether it was told so
     */
    public boolean end(T seen, TerminationRecord why) {
        Optional<T> object = Optional.of(seen);
        while (object.isPresent()
                && !kind.isOver(object.get())
                && TerminationRecord.of(object.get()).isEmpty()) {
            try {
                objects.withName(seen.getMetadata().getName())
                        .patch(PatchContext.of(PatchType.JSON_MERGE), patch(object.get(), why));
                return true;
            } catch (KubernetesClientException e) {
                if (e.getCode() != Api.CONFLICT && !Api.isGone(e)) {
                    throw Api.failed(
                            "end " + kind.title() + " " + seen.getMetadata().getName(), e);
                }
                object = find(seen.getMetadata().getName());
            }
        }
        return false;
    }

    /** Writes an annotation into this very object; nothing happens when it has been removed, or replaced, meanwhile. */
    public void mark(T object, String key, String value) {
        Map<String, Object> metadata = Map.of("uid", object.getMetadata().getUid(), "annotations", Map.of(key, value));
        try {
            objects.withName(object.getMetadata().getName())
                    .patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(Map.of("metadata", metadata)));
        } catch (KubernetesClientException e) {
            if (e.getCode() != Api.CONFLICT && !Api.isGone(e)) {
                throw Api.failed(
                        "mark " + kind.title() + " " + object.getMetadata().getName(), e);
            }
        }
    }

    /** Removes this very object with its pods; nothing happens when it has been removed, or replaced, meanwhile. */
    public void remove(T object) {
        try {
            objects.resource(object)
                    .lockResourceVersion(object.getMetadata().getResourceVersion())
                    .delete();
        } catch (KubernetesClientException e) {
            if (e.getCode() != Api.CONFLICT && !Api.isGone(e)) {
                throw Api.failed(
                        "remove " + kind.title() + " " + object.getMetadata().getName(), e);
            }
        }
    }

    public WorkloadState state(T object, WorkloadPods pods) {
        return kind.state(object, pods);
    }

    public WorkloadKind<T> kind() {
        return kind;
    }

    /**
     * @param stage of the workloads; of all when it is empty
     * @param changed is told the name of a workload whose object has changed so that it is worth a look
     */
    public SharedIndexInformer<T> inform(Optional<String> stage, Consumer<String> changed) {
        FilterWatchListDeletable<T, ? extends KubernetesResourceList<T>, ? extends Resource<T>> watched =
                stage.isEmpty() ? ours() : ours().withLabel(LabelsAndAnnotations.STAGE, stage.get());
        SharedIndexInformer<T> informer = watched.runnableInformer(0);
        informer.itemStore(TrimmedStore.ofNames(kind::empty));
        informer.addEventHandler(new ResourceEventHandler<T>() {
            @Override
            public void onAdd(T object) {
                if (kind.tells(object)) {
                    changed.accept(object.getMetadata().getName());
                }
            }

            @Override
            public void onUpdate(T old, T object) {
                onAdd(object);
            }

            @Override
            public void onDelete(T object, boolean unknown) {
                changed.accept(object.getMetadata().getName());
            }
        });
        return informer;
    }

    private List<T> labelled(String... names) {
        try {
            return ours().withLabelIn(LabelsAndAnnotations.WORKLOAD, names)
                    .list()
                    .getItems();
        } catch (KubernetesClientException e) {
            if (Api.isGone(e)) {
                return List.of(); // The kind itself is not, or no more, installed.
            }
            throw e;
        }
    }

    private FilterWatchListDeletable<T, ? extends KubernetesResourceList<T>, ? extends Resource<T>> ours() {
        return objects.withLabel(LabelsAndAnnotations.MANAGED_BY, LabelsAndAnnotations.REFIT);
    }

    private String patch(T object, TerminationRecord why) {
        Map<String, Object> patch = new TreeMap<>(Map.of(
                "metadata",
                Map.of(
                        "resourceVersion",
                        object.getMetadata().getResourceVersion(),
                        "annotations",
                        Map.of(LabelsAndAnnotations.ENDED, why.annotation()))));
        if (!kind.ending().isEmpty()) {
            patch.put("spec", kind.ending());
        }
        return Serialization.asJson(patch);
    }
}
