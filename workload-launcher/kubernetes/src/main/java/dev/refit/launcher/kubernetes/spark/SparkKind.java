package dev.refit.launcher.kubernetes.spark;

import dev.refit.launcher.WorkloadState;
import dev.refit.launcher.kubernetes.object.WorkloadKind;
import dev.refit.launcher.kubernetes.pod.WorkloadPods;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * {@code SparkApplication} of one operator. No operator ends an application that is asked to: its driver is deleted. A
 * change of its {@code spec} would have it started again.
 */
public record SparkKind(SparkOperator operator) implements WorkloadKind<GenericKubernetesResource> {

    @Override
    public String title() {
        return operator.group() + " " + SparkOperator.KIND;
    }

    @Override
    public MixedOperation<
                    GenericKubernetesResource,
                    GenericKubernetesResourceList,
                    ? extends Resource<GenericKubernetesResource>>
            objects(KubernetesClient client) {
        return client.genericKubernetesResources(operator.context());
    }

    @Override
    public GenericKubernetesResource empty() {
        return new GenericKubernetesResource();
    }

    @Override
    public boolean tells(GenericKubernetesResource object) {
        return true;
    }

    @Override
    public boolean isOver(GenericKubernetesResource object) {
        return over(new SparkApplication(object)).isPresent();
    }

    @Override
    public WorkloadState state(GenericKubernetesResource object, WorkloadPods pods) {
        SparkApplication application = new SparkApplication(object);
        return SparkState.of(application, over(application), pods);
    }

    @Override
    public WorkloadPods own(GenericKubernetesResource object, WorkloadPods pods) {
        return driver(object).map(pods::drivenBy).orElse(pods);
    }

    @Override
    public Map<String, Object> ending() {
        return Map.of();
    }

    @Override
    public Optional<String> driver(GenericKubernetesResource object) {
        return new SparkApplication(object).driver();
    }

    /** Its driver has a deadline that counts from when a node takes it; the time before counts as well. */
    @Override
    public Optional<Duration> timeout(GenericKubernetesResource object) {
        return new SparkApplication(object).timeout();
    }

    private Optional<WorkloadState> over(SparkApplication application) {
        return switch (operator) {
            case KUBEFLOW -> KubeflowState.over(application);
            case APACHE -> ApacheState.over(application);
        };
    }
}
