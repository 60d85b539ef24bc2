package dev.refit.launcher.kubernetes.pod;

import dev.refit.launcher.kubernetes.api.Api;
import dev.refit.launcher.kubernetes.metadata.LabelsAndAnnotations;
import dev.refit.launcher.kubernetes.watch.TrimmedStore;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pods of workloads: from a cache while the cache is fed, from the server otherwise. */
public final class Pods implements AutoCloseable {
    private static final String BY_WORKLOAD = "workload";

    private final KubernetesClient client;
    private final String namespace;
    private final SharedIndexInformer<Pod> informer;

    /** @param stage of the workloads whose pods are watched; of all when it is empty */
    public Pods(KubernetesClient client, String namespace, Optional<String> stage, ResourceEventHandler<Pod> handler) {
        this.client = client;
        this.namespace = namespace;
        var ours = client.pods().inNamespace(namespace).withLabel(LabelsAndAnnotations.WORKLOAD);
        this.informer = (stage.isEmpty() ? ours : ours.withLabel(LabelsAndAnnotations.STAGE, stage.get()))
                .runnableInformer(0)
                .itemStore(TrimmedStore.ofPods())
                .addIndexers(Map.of(BY_WORKLOAD, pod -> List.of(workload(pod))))
                .addEventHandler(handler);
    }

    public void start() {
        informer.exceptionHandler((started, e) -> true).start();
    }

    public static String workload(Pod pod) {
        return pod.getMetadata().getLabels().get(LabelsAndAnnotations.WORKLOAD);
    }

    /** As far as is known here; maybe a moment old. */
    public WorkloadPods known(String workload) {
        return informer.hasSynced() && informer.isWatching()
                ? new WorkloadPods(informer.getIndexer().byIndex(BY_WORKLOAD, workload))
                : live(workload);
    }

    /** As the server has them now. */
    public WorkloadPods live(String workload) {
        return new WorkloadPods(Api.call("list the pods of " + workload, () -> client.pods()
                .inNamespace(namespace)
                .withLabel(LabelsAndAnnotations.WORKLOAD, workload)
                .list()
                .getItems()));
    }

    /** The last lines of the pod's log; empty when the pod, or its log, is gone. */
    public Optional<String> log(Pod pod, int lines) {
        try {
            return Optional.ofNullable(client.pods()
                    .inNamespace(namespace)
                    .withName(pod.getMetadata().getName())
                    .inContainer(mainContainer(pod))
                    .tailingLines(lines)
                    .getLog());
        } catch (io.fabric8.kubernetes.client.KubernetesClientException e) {
            return Optional.empty();
        }
    }

    /** Nothing happens when there is none of the name. */
    public void delete(String pod) {
        Api.call(
                "delete the pod " + pod,
                () -> client.pods().inNamespace(namespace).withName(pod).delete());
    }

    public static String mainContainer(Pod pod) {
        return pod.getSpec().getContainers().get(0).getName();
    }

    @Override
    public void close() {
        informer.close();
    }
}
