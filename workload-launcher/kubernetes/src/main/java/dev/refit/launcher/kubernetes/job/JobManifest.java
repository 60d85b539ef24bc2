package dev.refit.launcher.kubernetes.job;

import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.kubernetes.config.KubernetesLauncherConfig;
import dev.refit.launcher.kubernetes.metadata.LabelsAndAnnotations;
import dev.refit.launcher.kubernetes.spark.SparkProperties;
import dev.refit.launcher.kubernetes.template.PodManifest;
import dev.refit.launcher.kubernetes.template.Template;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicy;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyBuilder;
import java.util.List;

/**
 * Workloads as Jobs of {@code batch/v1}. A Job has one attempt, whatever ends it: attempts are counted elsewhere. The
 * policy for failed pods is there for what it leaves behind: the Job's own condition then says which exit code, or which
 * disruption, ended it, also when its pods are gone.
 */
public final class JobManifest {
    /** The headless service that gives the pods of clouds their names; the operator's, one for all. */
    static final String CLOUDS = "refit-clouds";

    private final KubernetesLauncherConfig config;

    public JobManifest(KubernetesLauncherConfig config) {
        this.config = config;
    }

    /** One pod. */
    public Job plain(WorkloadSpec spec, Template template) {
        return job(spec, PodManifest.of(spec, template, List.of())).build();
    }

    /** One pod that is a Spark driver, and creates its executors itself. */
    public Job driver(WorkloadSpec spec, Template template) {
        List<EnvVar> whoAmI = List.of(
                field("REFIT_POD_NAME", "metadata.name"),
                field("REFIT_POD_IP", "status.podIP"),
                PodManifest.env("JDK_JAVA_OPTIONS", SparkProperties.options(spec, template, config.namespace())));
        return job(spec, PodManifest.of(spec, template, whoAmI)).build();
    }

    /** As many pods as asked for; the first one's end is the cloud's, the loss of any is its failure. */
    public Job cloud(WorkloadSpec spec, Template template) {
        int pods = spec.resources().pods();
        String names = CLOUDS + "." + config.namespace() + ".svc";
        PodTemplateSpec pod = PodManifest.of(spec, template, List.of(PodManifest.env("REFIT_CLOUD_DOMAIN", names)));
        return job(
                        spec,
                        new PodTemplateSpecBuilder(pod)
                                .editMetadata()
                                .addToLabels("refit.dev/cloud", "true")
                                .endMetadata()
                                .editSpec()
                                .withSubdomain(CLOUDS)
                                .endSpec()
                                .build())
                .editSpec()
                .withCompletionMode("Indexed")
                .withCompletions(pods)
                .withParallelism(pods)
                .withNewSuccessPolicy()
                .addNewRule()
                .withSucceededIndexes("0")
                .endRule()
                .endSuccessPolicy()
                .endSpec()
                .build();
    }

    private JobBuilder job(WorkloadSpec spec, PodTemplateSpec pod) {
        JobBuilder job = new JobBuilder()
                .withNewMetadata()
                .withName(spec.name())
                .withNamespace(config.namespace())
                .withLabels(LabelsAndAnnotations.labels(spec))
                .withAnnotations(LabelsAndAnnotations.annotations(spec))
                .endMetadata()
                .withNewSpec()
                .withBackoffLimit(0)
                .withActiveDeadlineSeconds(
                        Math.max(1, spec.timeout().plusMillis(999).toSeconds()))
                .withTtlSecondsAfterFinished((int) config.keep().toSeconds())
                .withPodFailurePolicy(sayWhy())
                .withTemplate(pod)
                .endSpec();
        config.queue().ifPresent(queue -> job.editMetadata()
                .addToLabels("kueue.x-k8s.io/queue-name", queue)
                .endMetadata()
                .editSpec()
                .withSuspend(true)
                .endSpec());
        return job;
    }

    private static PodFailurePolicy sayWhy() {
        return new PodFailurePolicyBuilder()
                .addNewRule()
                .withAction("FailJob")
                .addNewOnPodCondition("True", "DisruptionTarget")
                .endRule()
                .addNewRule()
                .withAction("FailJob")
                .withNewOnExitCodes()
                .withOperator("NotIn")
                .withValues(0)
                .endOnExitCodes()
                .endRule()
                .build();
    }

    private static EnvVar field(String name, String path) {
        return new EnvVarBuilder()
                .withName(name)
                .withNewValueFrom()
                .withNewFieldRef("v1", path)
                .endValueFrom()
                .build();
    }
}
