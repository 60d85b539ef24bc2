package dev.refit.launcher.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.refit.launcher.WorkloadFailure;
import dev.refit.launcher.WorkloadLauncher;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.WorkloadState;
import dev.refit.launcher.kubernetes.config.KubernetesLauncherConfig.SparkMode;
import dev.refit.launcher.kubernetes.metadata.LabelsAndAnnotations;
import dev.refit.launcher.kubernetes.spark.SparkOperator;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplate;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to applications on a real API server whose operator says just what the test says. */
@Tag("cluster")
@ResourceLock(CustomKind.KUBEFLOW)
@ResourceLock(CustomKind.APACHE)
class SparkApplicationsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String GOES_ON = "echo going on; exec sleep 600";

    @RegisterExtension
    static final CustomKind KUBEFLOW = new CustomKind(SparkOperator.KUBEFLOW);

    @RegisterExtension
    static final CustomKind APACHE = new CustomKind(SparkOperator.APACHE);

    private TestCluster cluster;
    private WorkloadLauncher launcher;

    @BeforeEach
    void makeNamespace() {
        cluster = new TestCluster().spark("runs", TestCluster.IMAGE, GOES_ON);
    }

    @AfterEach
    void removeNamespace() {
        launcher.close();
        cluster.close();
    }

    @Test
    void aSubmissionThatFailedMayYetSucceed() {
        launcher = launched(SparkMode.KUBEFLOW);

        saysOfKubeflow("SUBMISSION_FAILED", "failed to run spark-submit: later");
        assertThat(state()).isInstanceOf(WorkloadState.Queued.class);
        saysOfKubeflow("SUBMITTED", "");
        assertThat(state()).isInstanceOf(WorkloadState.Queued.class);
        driver();
        awaitState(WorkloadState.Running.class);
        saysOfKubeflow("PENDING_RERUN", "");
        assertThat(state()).isInstanceOf(WorkloadState.Running.class);
        saysOfKubeflow("COMPLETED", "");
        assertThat(state()).isInstanceOf(WorkloadState.Succeeded.class);
    }

    @Test
    void aHistoryThatWasTrimmedHasTheOutcomeOfTheLastAttempt() {
        launcher = launched(SparkMode.APACHE);

        says(SparkOperator.APACHE, apache("Failed", "3: {currentStateSummary: Failed}"));
        assertThat(state()).isInstanceOf(WorkloadState.Queued.class);
        says(SparkOperator.APACHE, apache("ScheduledToRestart", "4: {currentStateSummary: ScheduledToRestart}"));
        assertThat(state()).isInstanceOf(WorkloadState.Queued.class);
        says(
                SparkOperator.APACHE,
                apache(
                        "ResourceReleased",
                        "4: {currentStateSummary: ScheduledToRestart}, 9: {currentStateSummary: Succeeded},"
                                + " 10: {currentStateSummary: ResourceReleased}"));
        assertThat(state()).isInstanceOf(WorkloadState.Succeeded.class);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsInFlightIsFoundAndAdoptedWhateverTheSettingHasBecome(SparkOperator operator) {
        launched(SparkMode.valueOf(operator.name())).close();

        launcher = cluster.open(SparkMode.NATIVE);

        assertThat(launcher.find("tried")).isPresent();
        assertThat(launcher.list(List.of("tried", "nobody"))).hasSize(1);
        launcher.launch(spec());
        assertThat(cluster.client
                        .batch()
                        .v1()
                        .jobs()
                        .inNamespace(cluster.namespace)
                        .list()
                        .getItems())
                .isEmpty();
    }

    @Test
    void whatTheClusterHasDecidesWhenNothingElseDoes() {
        launcher = launched(SparkMode.AUTO);

        assertThat(application(SparkOperator.KUBEFLOW).get()).isNotNull();
    }

    @Test
    void aServiceThatMayMakeNoApplicationsRunsSparkNatively() {
        Config jobsOnly = Config.autoConfigure(null);
        jobsOnly.setImpersonateUsername(mayOnlyLaunchJobs());
        launcher = cluster.open(jobsOnly);

        launcher.launch(spec());

        assertThat(launcher.find("tried")).isPresent();
        assertThat(cluster.client
                        .batch()
                        .v1()
                        .jobs()
                        .inNamespace(cluster.namespace)
                        .withName("tried")
                        .get())
                .isNotNull();
    }

    @Test
    void oneThatSomebodyDeletesIsGone() {
        launcher = launched(SparkMode.KUBEFLOW);
        driver();
        awaitState(WorkloadState.Running.class);

        application(SparkOperator.KUBEFLOW).delete();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(launcher.find("tried")).isEmpty());
    }

    @Test
    void aCancelledOneThatNoOperatorHearsOfIsOverAfterAWhile() {
        launcher = launched(SparkMode.KUBEFLOW);

        launcher.cancel("tried");

        assertThat(state()).isInstanceOf(WorkloadState.Queued.class);
        try (WorkloadLauncher later = cluster.open(SparkMode.KUBEFLOW, after(Duration.ofMinutes(2)))) {
            assertThat(later.find("tried").orElseThrow().state()).isInstanceOf(WorkloadState.Cancelled.class);
            assertThat(later.launch(spec()).state()).isInstanceOf(WorkloadState.Cancelled.class);
        }
    }

    @Test
    void aDriverThatComesAfterItWasCancelledGoes() {
        launcher = launched(SparkMode.KUBEFLOW);
        launcher.cancel("tried");

        driver();

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(state()).isInstanceOf(WorkloadState.Queued.class);
            assertThat(drivers()).isEmpty();
        });
        saysOfKubeflow("FAILED", "driver pod not found");
        assertThat(state()).isInstanceOf(WorkloadState.Cancelled.class);
    }

    @Test
    void oneThatIsNeverSubmittedTimesOut() {
        launcher = launched(SparkMode.KUBEFLOW);

        try (WorkloadLauncher later = cluster.open(SparkMode.KUBEFLOW, after(Duration.ofMinutes(11)))) {
            assertThat(later.find("tried").orElseThrow().state()).isInstanceOf(WorkloadState.Queued.class);
        }
        try (WorkloadLauncher evenLater = cluster.open(SparkMode.KUBEFLOW, after(Duration.ofMinutes(13)))) {
            assertThat(evenLater.find("tried").orElseThrow().state())
                    .isInstanceOfSatisfying(WorkloadState.Failed.class, failed -> assertThat(failed.failure())
                            .isEqualTo(new WorkloadFailure.TimedOut(Duration.ofMinutes(10))));
        }
    }

    @Test
    void aDriverThatItsOperatorHasLostSightOfRunsNoLonger() {
        launcher = launched(SparkMode.KUBEFLOW);
        driver();
        awaitState(WorkloadState.Running.class);

        saysOfKubeflow("FAILED", "driver pod not found");

        assertThat(((WorkloadState.Failed) state()).failure())
                .isEqualTo(new WorkloadFailure.Lost("driver pod not found"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(drivers()).isEmpty());
    }

    @Test
    void withoutATemplateOfItsExecutorsItHasNotStarted() {
        launcher = cluster.open(SparkMode.KUBEFLOW);
        cluster.client
                .resources(PodTemplate.class)
                .inNamespace(cluster.namespace)
                .withName("runs-executor")
                .delete();

        WorkloadState state = launcher.launch(spec()).state();

        assertThat(((WorkloadState.Failed) state).failure())
                .isEqualTo(new WorkloadFailure.NotStarted(
                        "template: got no PodTemplate runs-executor, expected the one of the executors of runs"));
    }

    /** @return the name of such a user */
    private String mayOnlyLaunchJobs() {
        String yaml =
                """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: jobs-only}
                rules:
                  - {apiGroups: [batch], resources: [jobs], verbs: [create, get, list, watch, patch, delete]}
                  - {apiGroups: [""], resources: [pods, podtemplates], verbs: [get, list, watch]}
                  - {apiGroups: [""], resources: [events], verbs: [list]}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {name: jobs-only}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: jobs-only}
                subjects: [{kind: ServiceAccount, name: launcher}]
                """;
        cluster.client
                .load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                .inNamespace(cluster.namespace)
                .create();
        return "system:serviceaccount:" + cluster.namespace + ":launcher";
    }

    private WorkloadLauncher launched(SparkMode mode) {
        launcher = cluster.open(mode);
        assertThat(launcher.launch(spec()).state()).isEqualTo(new WorkloadState.Queued());
        return launcher;
    }

    private void saysOfKubeflow(String state, String message) {
        says(
                SparkOperator.KUBEFLOW,
                "{driverInfo: {}, applicationState: {state: %s, errorMessage: '%s'}}".formatted(state, message));
    }

    private static String apache(String state, String history) {
        return "{currentState: {currentStateSummary: %s}, stateTransitionHistory: {%s}}".formatted(state, history);
    }

    /** The whole status, as an operator writes it. */
    private void says(SparkOperator operator, String status) {
        application(operator).editStatus(object -> {
            object.setAdditionalProperties(Serialization.unmarshal("status: " + status, Map.class));
            return object;
        });
    }

    /** What Kubeflow's operator does when it submits: the pod of the driver. */
    private void driver() {
        try (OperatorDouble hands = new KubeflowDouble(cluster)) {
            GenericKubernetesResource application =
                    application(SparkOperator.KUBEFLOW).get();
            hands.createDriver(application, application.get("spec", "driver", "template"));
        }
    }

    private Resource<GenericKubernetesResource> application(SparkOperator operator) {
        return cluster.client
                .genericKubernetesResources(operator.context())
                .inNamespace(cluster.namespace)
                .withName("tried");
    }

    private List<Pod> drivers() {
        return cluster.client
                .pods()
                .inNamespace(cluster.namespace)
                .withLabel(LabelsAndAnnotations.WORKLOAD, "tried")
                .list()
                .getItems();
    }

    private static WorkloadSpec spec() {
        return new WorkloadSpec(
                "tried",
                "runs",
                "digest-of-tried",
                URI.create("file:///requests/tried/request.json"),
                new WorkloadSpec.Resources(64, 1, 1),
                Duration.ofMinutes(10),
                Map.of());
    }

    private static Clock after(Duration time) {
        return Clock.offset(Clock.systemUTC(), time);
    }

    private WorkloadState state() {
        return launcher.find("tried").orElseThrow().state();
    }

    private void awaitState(Class<? extends WorkloadState> type) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state()).isInstanceOf(type));
    }
}
