package dev.refit.launcher.kubernetes.template;

import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.kubernetes.metadata.LabelsAndAnnotations;
import dev.refit.launcher.kubernetes.secret.SecretManifest;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A pod of a workload: the operator's template, and of the definition only its request and its size. Sizes that the
 * template fixes go before the definition's.
 */
public final class PodManifest {
    private PodManifest() {}

    public static PodTemplateSpec of(WorkloadSpec spec, Template template, List<EnvVar> more) {
        List<Container> containers = new ArrayList<>(template.pod().getSpec().getContainers());
        containers.set(0, main(spec, containers.get(0), more));
        return new PodTemplateSpecBuilder(template.pod())
                .editOrNewMetadata()
                .addToLabels(LabelsAndAnnotations.labels(spec))
                .endMetadata()
                .editSpec()
                .withContainers(containers)
                .withRestartPolicy("Never")
                .withAutomountServiceAccountToken(
                        Optional.ofNullable(template.pod().getSpec().getAutomountServiceAccountToken())
                                .orElse(false))
                .endSpec()
                .build();
    }

    private static Container main(WorkloadSpec spec, Container container, List<EnvVar> more) {
        Set<String> secrets = spec.secrets().names();
        return new ContainerBuilder(container)
                .removeMatchingFromEnv(variable -> secrets.contains(variable.getName()))
                .addToArgs("--request", spec.requestUri().toString())
                .addAllToEnv(size(spec))
                .addToEnv(env("REFIT_IMAGE", container.getImage()))
                .addAllToEnv(more)
                .addAllToEnv(SecretManifest.variables(spec))
                .withResources(resources(spec, container.getResources()))
                .build();
    }

    private static List<EnvVar> size(WorkloadSpec spec) {
        return List.of(
                env("REFIT_WORKLOAD", spec.name()),
                env("REFIT_MEMORY_MIB", spec.resources().memoryMiB()),
                env("REFIT_HEAP_MIB", spec.resources().heapMiB()),
                env("REFIT_CPUS", spec.resources().cpus()),
                env("REFIT_PODS", spec.resources().pods()));
    }

    public static EnvVar env(String name, Object value) {
        return new EnvVarBuilder().withName(name).withValue(value.toString()).build();
    }

    /** Memory that is asked for is memory that one has: a pod is not ended because its neighbour grows. */
    private static ResourceRequirements resources(WorkloadSpec spec, ResourceRequirements fixed) {
        Map<String, Quantity> sizes = Map.of(
                "memory",
                Quantity.parse(spec.resources().memoryMiB() + "Mi"),
                "cpu",
                Quantity.parse("" + spec.resources().cpus()));
        ResourceRequirementsBuilder resources =
                fixed == null ? new ResourceRequirementsBuilder() : new ResourceRequirementsBuilder(fixed);
        return resources
                .withRequests(under(sizes, fixed == null ? null : fixed.getRequests()))
                .withLimits(under(sizes, fixed == null ? null : fixed.getLimits()))
                .build();
    }

    private static Map<String, Quantity> under(Map<String, Quantity> sizes, Map<String, Quantity> fixed) {
        Map<String, Quantity> result = new TreeMap<>(sizes);
        result.putAll(Optional.ofNullable(fixed).orElse(Map.of()));
        return result;
    }
}
