package dev.refit.launcher.kubernetes.spark;

import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.kubernetes.config.KubernetesLauncherConfig;
import dev.refit.launcher.kubernetes.metadata.LabelsAndAnnotations;
import dev.refit.launcher.kubernetes.template.Template;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import java.util.Map;
import java.util.function.Supplier;

/** Spark workloads as applications for an operator. Each execution has names of its own for its pods. */
public final class SparkManifest {
    private static final int NAME_IN_ID = 36;

    private final KubernetesLauncherConfig config;
    private final Supplier<String> unique;

    /** @param unique gives a text of eight lower case letters and digits, never the same */
    public SparkManifest(KubernetesLauncherConfig config, Supplier<String> unique) {
        this.config = config;
        this.unique = unique;
    }

    public GenericKubernetesResource of(
            SparkOperator operator, WorkloadSpec spec, Template template, SparkProgram program) {
        String name = spec.name().substring(0, Math.min(NAME_IN_ID, spec.name().length()));
        String id = name + "-" + unique.get();
        String driver = id + "-driver";
        FilledPodTemplates pods = FilledPodTemplates.of(spec, template, program);
        long keep = config.keep().toSeconds();
        GenericKubernetesResourceBuilder application = new GenericKubernetesResourceBuilder()
                .withApiVersion(operator.apiVersion())
                .withKind(SparkOperator.KIND)
                .withNewMetadata()
                .withName(spec.name())
                .withNamespace(config.namespace())
                .withLabels(LabelsAndAnnotations.labels(spec))
                .withAnnotations(LabelsAndAnnotations.annotations(spec))
                .addToAnnotations(LabelsAndAnnotations.TIMEOUT, spec.timeout().toString())
                .addToAnnotations(
                        LabelsAndAnnotations.MEMORY, "" + spec.resources().memoryMiB())
                .endMetadata()
                .withAdditionalProperties(Map.of(
                        "spec",
                        switch (operator) {
                            case KUBEFLOW -> KubeflowManifest.spec(spec, program, pods, driver, keep);
                            case APACHE -> ApacheManifest.spec(spec, program, pods, id, driver, keep);
                        }));
        config.queue().ifPresent(queue -> application
                .editMetadata()
                .addToLabels("kueue.x-k8s.io/queue-name", queue)
                .endMetadata());
        return application.build();
    }
}
