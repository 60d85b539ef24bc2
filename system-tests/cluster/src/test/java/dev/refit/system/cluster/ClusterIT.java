package dev.refit.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.events.EventType;
import dev.refit.events.RefitJson;
import dev.refit.system.command.RefitImages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The lifecycle on a real cluster, from the overlay for one node, with the images on it that {@link RefitImages} may
 * bring there. Spark runs natively, and once more as an application where the Kubeflow operator is installed; KEDA scales
 * the services where it is.
 */
@Tag("cluster")
class ClusterIT {
    private static final String SERVICES = ClusterPlatform.SERVICES;
    private static final String WORKLOADS = ClusterPlatform.WORKLOADS;
    private static final List<String> SCALED = List.of("transform-service", "training-service", "packaging-service");

    @TempDir
    static Path folder;

    private static ClusterPlatform platform;

    @BeforeAll
    static void deploy() throws IOException {
        platform = ClusterPlatform.onOneNode(folder);
        SCALED.forEach(platform::awaitReady);
    }

    @AfterAll
    static void remove() {
        platform.close();
    }

    /** Under a KEDA no service is there before and after, and each is for as long as its own workloads take. */
    @Test
    void flightsBecomeALibraryWithSparkAndH2oInSeveralPods() throws IOException {
        platform.sparkBy("native");
        awaitScaledToZero();
        Map<String, Integer> before = SCALED.stream()
                .collect(Collectors.toMap(service -> service, service -> platform.replicas(service)
                        .size()));
        platform.applyFlights();
        platform.publishFlights("2013-01");

        String run = awaitRun("flight-delay", "2013-01");
        Map<String, Set<String>> pods = awaitSuccess(run);
        assertThat(pods.get("ingest-a1")).hasSize(1);
        assertThat(pods.get("transform-a1")).as("the driver").hasSize(1);
        assertThat(pods.get("executors")).isNotEmpty();
        assertThat(pods.get("training-t1-a1")).as("a cloud of two").hasSize(2);
        assertThat(pods.get("training-t2-a1")).hasSize(2);
        assertThat(pods.get("packaging-a1")).hasSize(1);

        awaitScaledToZero();
        if (platform.scalesToZero()) {
            before.forEach((service, count) -> {
                List<String> replicas = platform.replicas(service);
                assertThat(replicas.subList(count, replicas.size()))
                        .as("up once, and down once: " + service)
                        .containsExactly("1", "0");
            });
        }
    }

    private static void awaitScaledToZero() {
        if (platform.scalesToZero()) {
            await().atMost(Duration.ofMinutes(5)).untilAsserted(() -> assertThat(SCALED)
                    .allSatisfy(service ->
                            assertThat(platform.replicas(service)).last().isEqualTo("0")));
        }
    }

    /** The same with Spark as an application of Kubeflow's operator; and one of the pods of H2O is killed on the way. */
    @Test
    void flightsBecomeALibraryWithSparkByTheOperatorThoughAPodOfH2oIsKilled() throws IOException {
        platform.sparkByKubeflow();
        platform.applyFlights();
        platform.publishFlights("2013-02");

        String run = awaitRun("flight-delay", "2013-02");
        String member = await().atMost(Duration.ofMinutes(5))
                .until(() -> platform.running(run + "-training-t1-a1"), pods -> pods.size() == 2)
                .get(1);
        platform.kubectl.ok("-n", WORKLOADS, "delete", "pod", member, "--grace-period=0", "--force");
        Map<String, Set<String>> pods = awaitSuccess(run);
        assertThat(platform.kubectl.ok(
                        "-n", WORKLOADS, "get", "sparkapplications.sparkoperator.k8s.io", "-o", "jsonpath={..state}"))
                .contains("COMPLETED");
        assertThat(pods.get("transform-a1")).as("the driver").hasSize(1);
        assertThat(pods.get("executors")).isNotEmpty();
        assertThat(pods.get("training-t1-a2")).as("a cloud anew").hasSize(2);
    }

    @Test
    void whatTheUsersSqlRefusesIsTheUsersFaultUnderTheOperator() throws IOException {
        platform.sparkByKubeflow();
        platform.applyRefusingFlights();
        platform.publishFlights("2013-03");

        String run = awaitRun("refusing", "2013-03");
        System.out.println(platform.refit().run("runs", "watch", run).output());
        String shown = platform.refit().run("runs", "show", run).output();
        assertThat(shown)
                .contains("FAILED", "transform", "no flight is good enough")
                .as("nobody tries that again")
                .doesNotContain("transform-a2");
    }

    /** The run of a refit that a partition's arrival has led to. */
    private static String awaitRun(String refit, String partition) {
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> platform.refit().runs(refit).stream()
                                .filter(run -> run.get("partition").asText().equals(partition))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow()
                .get("run")
                .asText();
    }

    /** Its pods, once it has succeeded; all is printed. */
    private static Map<String, Set<String>> awaitSuccess(String run) {
        System.out.println(platform.refit().run("runs", "watch", run).output());
        System.out.println(platform.refit().run("runs", "show", run).output());
        Map<String, Set<String>> pods = platform.podsOf(run);
        pods.forEach((workload, names) -> System.out.println(workload + ": " + String.join(", ", names)));
        assertThat(platform.refit().run("runs", "show", run, "--json").output()).contains("SUCCEEDED");
        return pods;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "transform", "training", "packaging"})
    void aServiceMayLaunchAndWatchWorkloadsAndNothingElse(String stage) {
        assertThat(may(stage, WORKLOADS, "create", "jobs.batch")).isTrue();
        assertThat(may(stage, WORKLOADS, "delete", "jobs.batch")).isTrue();
        assertThat(may(stage, WORKLOADS, "list", "pods")).isTrue();
        assertThat(may(stage, WORKLOADS, "get", "pods/log")).isTrue();
        boolean spark = stage.equals("transform");
        assertThat(may(stage, WORKLOADS, "create", "sparkapplications.sparkoperator.k8s.io"))
                .isEqualTo(spark);
        assertThat(may(stage, WORKLOADS, "delete", "pods")).isEqualTo(spark);
        for (String namespace : List.of(WORKLOADS, SERVICES, "kube-system", "default")) {
            assertThat(may(stage, namespace, "get", "secrets")).as(namespace).isFalse();
            assertThat(may(stage, namespace, "create", "pods/exec")).isFalse();
            assertThat(may(stage, namespace, "create", "pods")).isFalse();
            assertThat(may(stage, namespace, "create", "deployments.apps")).isFalse();
            assertThat(may(stage, namespace, "create", "rolebindings.rbac.authorization.k8s.io"))
                    .isFalse();
        }
        for (String namespace : List.of(SERVICES, "kube-system", "default")) {
            assertThat(may(stage, namespace, "create", "jobs.batch"))
                    .as(namespace)
                    .isFalse();
            assertThat(may(stage, namespace, "list", "pods")).as(namespace).isFalse();
        }
    }

    @Test
    void workloadsThatCreateNoPodsMayDoNothingAndDriversOnlyWhatExecutorsTake() {
        String workload = "system:serviceaccount:" + WORKLOADS + ":workload";
        String driver = "system:serviceaccount:" + WORKLOADS + ":spark-driver";
        for (String what : List.of("pods", "secrets", "jobs.batch", "configmaps")) {
            assertThat(mayAs(workload, WORKLOADS, "get", what)).as(what).isFalse();
        }
        assertThat(mayAs(driver, WORKLOADS, "create", "pods")).isTrue();
        assertThat(mayAs(driver, WORKLOADS, "get", "secrets")).isFalse();
        assertThat(mayAs(driver, WORKLOADS, "create", "jobs.batch")).isFalse();
        assertThat(mayAs(driver, SERVICES, "create", "pods")).isFalse();
    }

    /** With the kinds of Strimzi and KEDA: theirs where they are installed, else their names alone. */
    @Test
    void theOverlayForProductionIsTakenByTheApiServer() throws IOException {
        Path kinds = folder.resolve("kinds.yaml");
        try (InputStream in = ClusterIT.class.getResourceAsStream("/crds/others.yaml")) {
            Files.copy(in, kinds);
        }
        // What is there already is somebody's, and stays.
        List<String> ours = platform.kubectl
                .run("create", "-f", kinds.toString(), "-o", "name")
                .output()
                .lines()
                .filter(line -> line.startsWith("customresourcedefinition"))
                .toList();
        try {
            platform.kubectl.ok("wait", "--for=condition=Established", "-f", kinds.toString(), "--timeout=60s");

            String taken = platform.kubectl.ok(
                    "apply",
                    "--dry-run=server",
                    "-k",
                    ClusterPlatform.DEPLOY.resolve("overlays/prod").toString());

            assertThat(taken.lines().filter(line -> line.startsWith("kafkatopic.")))
                    .as("of each event, definitions, dead letters")
                    .hasSize(EventType.values().length + 2);
            assertThat(taken.lines().filter(line -> line.startsWith("scaledobject.")))
                    .hasSize(3);
        } finally {
            ours.forEach(kind -> platform.kubectl.run("delete", kind));
        }
    }

    private static boolean may(String stage, String namespace, String verb, String resource) {
        return mayAs("system:serviceaccount:" + SERVICES + ":" + stage + "-service", namespace, verb, resource);
    }

    /** As the API server decides it, also for kinds that are not installed. */
    private static boolean mayAs(String account, String namespace, String verb, String what) {
        String[] resource = what.split("/");
        int dot = resource[0].indexOf('.');
        ObjectNode review = RefitJson.mapper().createObjectNode();
        review.put("apiVersion", "authorization.k8s.io/v1").put("kind", "SubjectAccessReview");
        ObjectNode spec = review.putObject("spec").put("user", account);
        spec.putObject("resourceAttributes")
                .put("namespace", namespace)
                .put("verb", verb)
                .put("group", dot < 0 ? "" : resource[0].substring(dot + 1))
                .put("resource", dot < 0 ? resource[0] : resource[0].substring(0, dot))
                .put("subresource", resource.length == 1 ? "" : resource[1]);
        try {
            Path file = Files.writeString(folder.resolve("review.json"), review.toString());
            String answer = platform.kubectl.ok(
                    "create", "--raw", "/apis/authorization.k8s.io/v1/subjectaccessreviews", "-f", file.toString());
            return RefitJson.mapper().readTree(answer).at("/status/allowed").asBoolean();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
