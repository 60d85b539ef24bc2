package dev.refit.launcher.kubernetes.object;

import dev.refit.launcher.WorkloadState;
import dev.refit.launcher.kubernetes.pod.WorkloadPods;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A kind of object that a workload can be on the cluster: how to read one, and how to have it end. */
public interface WorkloadKind<T extends HasMetadata> {

    /** The name of the kind for people. */
    String title();

    MixedOperation<T, ? extends KubernetesResourceList<T>, ? extends Resource<T>> objects(KubernetesClient client);

    /** An object without any content. */
    T empty();

    /** Whether the object tells more than its pods do, so that its changes matter. */
    boolean tells(T object);

    /** Whether its controller says that it has ended, however. */
    boolean isOver(T object);

    /** @param pods of this very object: {@link #own} */
    WorkloadState state(T object, WorkloadPods pods);

    /** Selects the pods of this object from the pods of the workload's name. */
    WorkloadPods own(T object, WorkloadPods pods);

    /** The {@code spec} that, merged into the object's, makes its controller end it; empty when there is none. */
    Map<String, Object> ending();

    /** The pod that is deleted to end it, when its controller ends it for nobody. */
    Optional<String> driver(T object);

    /** The timeout that a launcher has to keep, when its controller does not keep it from the first moment on. */
    Optional<Duration> timeout(T object);
}
