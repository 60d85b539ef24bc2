package dev.refit.launcher.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.launcher.WorkloadSecrets;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.kubernetes.config.KubernetesLauncherConfig;
import dev.refit.launcher.kubernetes.config.KubernetesLauncherConfig.SparkMode;
import dev.refit.launcher.kubernetes.job.JobManifest;
import dev.refit.launcher.kubernetes.secret.SecretManifest;
import dev.refit.launcher.kubernetes.template.Template;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What only a workload is told. */
class SecretsTest {
    private static final WorkloadSecrets SECRETS = new WorkloadSecrets() {
        @Override
        public Set<String> names() {
            return Set.of("AWS_SESSION_TOKEN", "AWS_ACCESS_KEY_ID");
        }

        @Override
        public Map<String, String> values() {
            return Map.of("AWS_SESSION_TOKEN", "hush", "AWS_ACCESS_KEY_ID", "hush-too");
        }
    };

    private final JobManifest jobs = new JobManifest(new KubernetesLauncherConfig(
            "workloads",
            SparkMode.NATIVE,
            Duration.ofHours(1),
            Duration.ofMinutes(2),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            10));

    @Test
    void aPodIsToldByReferenceAndBeforeWhatItsTemplateSays() {
        WorkloadSpec spec = spec("1-0a1b2c3d");

        List<EnvVar> told = container(jobs.plain(spec, template())).getEnv().stream()
                .filter(variable -> variable.getName().startsWith("AWS_"))
                .toList();

        assertThat(told).extracting(EnvVar::getName).containsExactly("AWS_ACCESS_KEY_ID", "AWS_SESSION_TOKEN");
        assertThat(told).allSatisfy(variable -> assertThat(
                        variable.getValueFrom().getSecretKeyRef().getName())
                .isEqualTo(SecretManifest.name(spec)));
    }

    @Test
    void executorsOfADriverAreToldTheSame() {
        WorkloadSpec spec = spec("1-0a1b2c3d");
        Job driver = jobs.driver(spec, template());

        assertThat(Serialization.asYaml(driver))
                .contains("-Dspark.kubernetes.executor.secretKeyRef.AWS_SESSION_TOKEN=" + SecretManifest.name(spec)
                        + ":AWS_SESSION_TOKEN")
                .doesNotContain("hush");
    }

    @Test
    void theSecretIsItsWorkloadsAndOfOneExecution() {
        WorkloadSpec spec = spec("1-0a1b2c3d");
        Job job = jobs.plain(spec, template());
        job.getMetadata().setUid("4711");

        Secret secret = SecretManifest.of(spec, job, SECRETS.values());

        assertThat(secret.getMetadata().getNamespace()).isEqualTo("workloads");
        assertThat(secret.getMetadata().getOwnerReferences()).singleElement().satisfies(owner -> assertThat(
                        List.of(owner.getApiVersion(), owner.getKind(), owner.getUid()))
                .containsExactly("batch/v1", "Job", "4711"));
        assertThat(secret.getStringData()).isEqualTo(SECRETS.values());
        assertThat(secret.getMetadata().getName())
                .matches("wine-1-training-a1-[0-9a-f]{8}")
                .isNotEqualTo(SecretManifest.name(spec("1-ffffffff")));
    }

    private static Container container(Job job) {
        return job.getSpec().getTemplate().getSpec().getContainers().get(0);
    }

    private static WorkloadSpec spec(String execution) {
        return new WorkloadSpec(
                "wine-1-training-a1",
                "training",
                "sha256:4711",
                URI.create("s3://refit/runs/wine/wine-1/training/" + execution + "/request.json"),
                new WorkloadSpec.Resources(512, 1, 1),
                Duration.ofMinutes(30),
                Map.of(),
                SECRETS);
    }

    private static Template template() {
        PodTemplateSpec pod = new PodTemplateSpecBuilder()
                .withNewMetadata()
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("main")
                .withImage("refit")
                .addNewEnv()
                .withName("AWS_ACCESS_KEY_ID")
                .withValue("everybody's")
                .endEnv()
                .endContainer()
                .endSpec()
                .build();
        return new Template("training", Template.Kind.JOB, Map.of(), pod);
    }
}
