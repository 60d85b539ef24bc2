package dev.refit.launcher.kubernetes;

import dev.refit.launcher.WorkloadState;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Map;

/** A kind of object that a workload can be on the cluster: how to read one, and how to have it end. */
interface WorkloadKind<T extends HasMetadata> {

    /** What people call it. */
    String title();

    MixedOperation<T, ? extends KubernetesResourceList<T>, ? extends Resource<T>> objects(KubernetesClient client);

    /** Whether it has ended, however. */
    boolean isOver(T object);

    WorkloadState state(T object, WorkloadPods pods);

    /** The {@code spec} that, merged into the object's, makes its controller end it; empty when there is none. */
    Map<String, Object> ending();

    /** Whether its pods have to be deleted for it to end, since its controller ends them for nobody. */
    boolean endsWithItsPod();
}
