package dev.refit.launcher.kubernetes.spark;

import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.kubernetes.metadata.LabelsAndAnnotations;
import dev.refit.launcher.kubernetes.template.PodManifest;
import dev.refit.launcher.kubernetes.template.Template;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The pods of an application as templates for Spark, which gives their containers the arguments {@code driver} and
 * {@code executor}: what they do is up to the image's entry point, not to a command of the template.
 *
 * @param arguments of the driver's main class
 */
record FilledPodTemplates(PodTemplateSpec driver, PodTemplateSpec executor, List<String> arguments) {
    static final String DRIVER_CONTAINER = "spark-kubernetes-driver";
    static final String EXECUTOR_CONTAINER = "spark-kubernetes-executor";

    static FilledPodTemplates of(WorkloadSpec spec, Template template, SparkProgram program) {
        PodTemplateSpec driver = PodManifest.of(spec, template, List.of());
        return new FilledPodTemplates(
                new PodTemplateSpecBuilder(named(driver, DRIVER_CONTAINER))
                        .editSpec()
                        .withActiveDeadlineSeconds(
                                Math.max(1, spec.timeout().plusMillis(999).toSeconds()))
                        .endSpec()
                        .build(),
                new PodTemplateSpecBuilder(named(program.executor(), EXECUTOR_CONTAINER))
                        .editOrNewMetadata()
                        .addToLabels(LabelsAndAnnotations.labels(spec))
                        .endMetadata()
                        .build(),
                driver.getSpec().getContainers().get(0).getArgs());
    }

    Container driverContainer() {
        return driver.getSpec().getContainers().get(0);
    }

    Container executorContainer() {
        return executor.getSpec().getContainers().get(0);
    }

    /** The processors that a container asks for, in Kubernetes' words; empty when its template fixes none. */
    static Optional<String> asks(Container container) {
        return cpu(container, ResourceRequirements::getRequests);
    }

    /** The processors that it gets at most. */
    static Optional<String> most(Container container) {
        return cpu(container, ResourceRequirements::getLimits);
    }

    private static Optional<String> cpu(
            Container container, Function<ResourceRequirements, Map<String, Quantity>> sizes) {
        return Optional.ofNullable(container.getResources())
                .map(sizes)
                .map(all -> all.get("cpu"))
                .map(Quantity::toString);
    }

    private static PodTemplateSpec named(PodTemplateSpec pod, String container) {
        List<Container> containers = new ArrayList<>(pod.getSpec().getContainers());
        containers.set(
                0,
                new ContainerBuilder(containers.get(0))
                        .withName(container)
                        .withCommand(List.of())
                        .withArgs(List.of())
                        .build());
        return new PodTemplateSpecBuilder(pod)
                .editSpec()
                .withContainers(containers)
                .endSpec()
                .build();
    }
}
