package dev.refit.launcher.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.kubernetes.config.KubernetesLauncherConfig;
import dev.refit.launcher.kubernetes.config.KubernetesLauncherConfig.SparkMode;
import dev.refit.launcher.kubernetes.job.JobManifest;
import dev.refit.launcher.kubernetes.spark.SparkApplication;
import dev.refit.launcher.kubernetes.spark.SparkManifest;
import dev.refit.launcher.kubernetes.spark.SparkOperator;
import dev.refit.launcher.kubernetes.spark.SparkProgram;
import dev.refit.launcher.kubernetes.spark.SparkProperties;
import dev.refit.launcher.kubernetes.template.Template;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplate;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Every object that is ever created, beside what it should be; {@code -Drefit.golden.write=true} writes the files anew.
 */
class ManifestsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final KubernetesLauncherConfig CONFIG = config(Optional.empty());

    private final JobManifest jobs = new JobManifest(CONFIG);
    private final SparkManifest applications = new SparkManifest(CONFIG, () -> "0a1b2c3d");

    @Test
    void aPlainJob() throws IOException {
        assertGolden("plain-job.yaml", jobs.plain(spec("plain", 1), template("plain")));
    }

    @Test
    void aCloud() throws IOException {
        assertGolden("cloud-job.yaml", jobs.cloud(spec("cloud", 3), template("cloud")));
    }

    @Test
    void aJobThatWaitsForItsQueue() throws IOException {
        JobManifest queued = new JobManifest(config(Optional.of("models")));

        assertGolden("queued-job.yaml", queued.plain(spec("plain", 1), template("plain")));
    }

    @Test
    void aDriverThatMakesItsExecutors() throws IOException {
        assertGolden("native-driver-job.yaml", jobs.driver(spec("transform", 2), template("transform")));
    }

    @Test
    void anApplicationForKubeflowsOperator() throws IOException {
        assertGolden("kubeflow-application.yaml", application(SparkOperator.KUBEFLOW, program(Optional.empty())));
    }

    @Test
    void anApplicationThatExportsMetrics() throws IOException {
        SparkProgram program = program(Optional.of("/app/jmx/exporter.jar"));

        assertThat(application(SparkOperator.KUBEFLOW, program).<Map<String, Object>>get("spec", "monitoring"))
                .isEqualTo(Map.of(
                        "exposeDriverMetrics", true,
                        "exposeExecutorMetrics", true,
                        "prometheus", Map.of("jmxExporterJar", "/app/jmx/exporter.jar")));
    }

    @Test
    void anApplicationForApachesOperator() throws IOException {
        assertGolden("apache-application.yaml", application(SparkOperator.APACHE, program(Optional.empty())));
    }

    @Test
    void executorsThatComeAndGoWithTheWork() throws IOException {
        WorkloadSpec two = spec("transform", 2);
        WorkloadSpec spec = new WorkloadSpec(
                two.name(),
                two.template(),
                two.requestDigest(),
                two.requestUri(),
                new WorkloadSpec.Resources(1536, 1, 2, 6),
                two.timeout(),
                two.labels());

        assertThat(applications
                        .of(SparkOperator.KUBEFLOW, spec, template("transform"), program(Optional.empty()))
                        .<Map<String, Object>>get("spec", "dynamicAllocation"))
                .isEqualTo(Map.of(
                        "enabled", true,
                        "shuffleTrackingEnabled", true,
                        "initialExecutors", 2,
                        "minExecutors", 2,
                        "maxExecutors", 6));
        assertThat(applications
                        .of(SparkOperator.APACHE, spec, template("transform"), program(Optional.empty()))
                        .<Map<String, String>>get("spec", "sparkConf"))
                .containsEntry("spark.dynamicAllocation.enabled", "true")
                .containsEntry("spark.dynamicAllocation.minExecutors", "2")
                .containsEntry("spark.dynamicAllocation.maxExecutors", "6")
                .containsEntry("spark.executor.maxNumFailures", "14");
        assertThat(SparkProperties.options(spec, template("transform"), "workloads"))
                .contains("-Dspark.dynamicAllocation.shuffleTracking.enabled=true");
    }

    @Test
    void anApplicationOfAClassThatItsImageHas() throws IOException {
        SparkProgram program = new SparkProgram(
                "com.example.Transform",
                Optional.empty(),
                "4.1.0",
                Optional.empty(),
                template("transform-executor").pod());

        assertThat(application(SparkOperator.KUBEFLOW, program).<String>get("spec", "mainApplicationFile"))
                .isEqualTo("spark-internal");
        assertThat(application(SparkOperator.APACHE, program).<String>get("spec", "jars"))
                .isNull();
    }

    @Test
    void theLongestNameStillMakesNamesOfPods() throws IOException {
        String longest = "n".repeat(52);
        WorkloadSpec spec = spec(longest, "transform", 1);

        String driver = new SparkApplication(
                        applications.of(SparkOperator.APACHE, spec, template("transform"), program(Optional.empty())))
                .driver()
                .orElseThrow();

        assertThat(driver).hasSizeLessThanOrEqualTo(63).endsWith("-0a1b2c3d-driver");
    }

    @Test
    void aTemplateThatDoesNotSayWhatToStartIsRefusedByName() throws IOException {
        Template plain = template("plain");

        assertThatThrownBy(() -> plain.annotation(SparkProgram.MAIN_CLASS, "the name of a class"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the PodTemplate plain, annotation refit.dev/main-class: got nothing,"
                        + " expected the name of a class");
    }

    private GenericKubernetesResource application(SparkOperator operator, SparkProgram program) throws IOException {
        return applications.of(operator, spec("transform", 2), template("transform"), program);
    }

    private static SparkProgram program(Optional<String> jmxExporter) throws IOException {
        Template driver = template("transform");
        return new SparkProgram(
                driver.annotation(SparkProgram.MAIN_CLASS, ""),
                Optional.of(driver.annotation(SparkProgram.MAIN_FILE, "")),
                driver.annotation(SparkProgram.SPARK_VERSION, ""),
                jmxExporter,
                template("transform-executor").pod());
    }

    private static KubernetesLauncherConfig config(Optional<String> queue) {
        return new KubernetesLauncherConfig(
                "workloads",
                SparkMode.AUTO,
                Duration.ofHours(1),
                Duration.ofMinutes(2),
                Optional.empty(),
                Optional.empty(),
                queue,
                10);
    }

    private static WorkloadSpec spec(String template, int pods) {
        return spec("r-7f3a-" + template + "-1", template, pods);
    }

    private static WorkloadSpec spec(String name, String template, int pods) {
        return new WorkloadSpec(
                name,
                template,
                "sha256:4711",
                URI.create("s3://models/runs/r-7f3a/request.json"),
                new WorkloadSpec.Resources(2048, 2, pods),
                Duration.ofMinutes(30),
                Map.of("run", "r-7f3a", "stage", template));
    }

    private static Template template(String name) throws IOException {
        List<HasMetadata> all = Serialization.unmarshal(Files.newInputStream(GOLDEN.resolve("templates.yaml")));
        return all.stream()
                .map(PodTemplate.class::cast)
                .filter(found -> found.getMetadata().getName().equals(name))
                .map(found -> new Template(
                        name,
                        Template.Kind.JOB,
                        Optional.ofNullable(found.getMetadata().getAnnotations())
                                .orElse(Map.of()),
                        found.getTemplate()))
                .findFirst()
                .orElseThrow();
    }

    private static void assertGolden(String file, HasMetadata object) throws IOException {
        String text = Serialization.asYaml(object);
        if (Boolean.getBoolean("refit.golden.write")) {
            Files.writeString(GOLDEN.resolve(file), text);
        }
        assertThat(text).isEqualTo(Files.readString(GOLDEN.resolve(file)));
    }
}
