package dev.refit.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The lifecycle on the cluster that KUBECONFIG names, from the overlay for one node. Needs kubectl, port 19092 of this
 * machine, which the broker tells its clients, and the images on the cluster: {@link ClusterImages} may bring them there.
 */
@Tag("cluster")
class ClusterIT {
    private static final String SERVICES = "refit";
    private static final String WORKLOADS = "refit-workloads";
    private static final Path DEPLOY = RefitCommand.CHECKOUT.resolve("deploy/kubernetes");
    private static final List<String> STAGES = List.of("ingest", "transform", "training", "packaging");

    @TempDir
    static Path folder;

    private static final Kubectl KUBECTL = new Kubectl();
    private static RefitCommand refit;
    private static Path pods;

    @BeforeAll
    static void deploy() throws IOException {
        ClusterImages.bring();
        KUBECTL.ok("apply", "-k", DEPLOY.resolve("overlays/dev").toString());
        for (String deployment : List.of("broker", "object-store")) {
            ready(deployment);
        }
        STAGES.forEach(stage -> ready(stage + "-service"));
        pods = folder.resolve("pods");
        KUBECTL.watch(pods, "-n", WORKLOADS, "get", "pods", "--watch", "--no-headers", "-o", "custom-columns=:metadata.name,:status.phase");
        int ingest = freePort();
        int store = freePort();
        KUBECTL.forward(SERVICES, "ingest-service", ingest, 80);
        KUBECTL.forward(SERVICES, "object-store", store, 9000);
        KUBECTL.forward(SERVICES, "broker", 19092, 19092);
        refit = new RefitCommand(
                folder.resolve("home"),
                Map.of(
                        "REFIT_SERVER", "http://127.0.0.1:" + ingest,
                        "REFIT_BROKER", "127.0.0.1:19092",
                        "REFIT_ARTIFACT_STORE", "s3://refit/store/",
                        "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:" + store,
                        "AWS_REGION", "us-east-1",
                        "AWS_ACCESS_KEY_ID", "refit-test",
                        "AWS_SECRET_ACCESS_KEY", "refit-test-secret",
                        "REFIT_S3_PATH_STYLE", "true"));
    }

    @AfterAll
    static void remove() {
        KUBECTL.close();
        KUBECTL.run("delete", "namespace", SERVICES, WORKLOADS, "--wait=true", "--timeout=120s");
    }

    @Test
    void flightsBecomeALibraryWithSparkAndH2oInSeveralPods() throws IOException {
        Path example = RefitCommand.CHECKOUT.resolve("examples/flight-delay");
        Files.copy(example.resolve("features.sql"), folder.resolve("features.sql"));
        String definition = Files.readString(example.resolve("refit.yaml"))
                .replace("    h2o:\n", "    h2o:\n      nodes: 2\n")
                .replace("parallel: 2", "parallel: 1");
        refit.ok("apply", Files.writeString(folder.resolve("refit.yaml"), definition).toString());

        refit.publish("planes", "2013", example.resolve("data/planes.csv.gz"));
        refit.publish("airports", "2013", example.resolve("data/airports.csv.gz"));
        refit.publish("flights", "2013-01", example.resolve("data/flights/2013-01.csv.gz"));
        refit.publish("weather", "2013-01", example.resolve("data/weather/2013-01.csv.gz"));

        String run = await().atMost(Duration.ofMinutes(1))
                .until(() -> refit.runs("flight-delay"), runs -> !runs.isEmpty())
                .get(0)
                .get("run")
                .asText();
        RefitCommand.Answer watched = refit.run("runs", "watch", run);
        System.out.println(watched.output());
        System.out.println(refit.run("runs", "show", run).output());
        Map<String, Set<String>> seen = podsByWorkload(run);
        seen.forEach((workload, names) -> System.out.println(workload + ": " + String.join(", ", names)));
        JsonNode ended = refit.runs("flight-delay").get(0);
        assertThat(ended.get("state").asText()).as(ended.toPrettyString()).isEqualTo("SUCCEEDED");
        assertThat(seen.get("ingest-a1")).hasSize(1);
        assertThat(seen.get("transform-a1")).as("the driver").hasSize(1);
        assertThat(seen.get("executors")).isNotEmpty();
        assertThat(seen.get("training-t1-a1")).as("a cloud of two").hasSize(2);
        assertThat(seen.get("training-t2-a1")).hasSize(2);
        assertThat(seen.get("packaging-a1")).hasSize(1);
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
            assertThat(may(stage, namespace, "create", "jobs.batch")).as(namespace).isFalse();
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
        // What is there, an operator's own, stays as it is.
        KUBECTL.run("create", "-f", kinds.toString());
        KUBECTL.ok("wait", "--for=condition=Established", "-f", kinds.toString(), "--timeout=60s");

        String taken = KUBECTL.ok(
                "apply", "--dry-run=server", "-k", DEPLOY.resolve("overlays/prod").toString());

        assertThat(taken.lines().filter(line -> line.startsWith("kafkatopic."))).hasSize(16);
        assertThat(taken.lines().filter(line -> line.startsWith("scaledobject."))).hasSize(3);
    }

    private static void ready(String deployment) {
        KUBECTL.ok("-n", SERVICES, "rollout", "status", "deployment/" + deployment, "--timeout=180s");
    }

    private static boolean may(String stage, String namespace, String verb, String resource) {
        return mayAs("system:serviceaccount:" + SERVICES + ":" + stage + "-service", namespace, verb, resource);
    }

    private static boolean mayAs(String account, String namespace, String verb, String resource) {
        return KUBECTL.run("auth", "can-i", verb, resource, "-n", namespace, "--as", account)
                .output()
                .strip()
                .startsWith("yes");
    }

    /** The names of all pods that there were, by what follows the run in their workload's name. */
    private static Map<String, Set<String>> podsByWorkload(String run) {
        return Kubectl.lines(pods).stream()
                .map(line -> line.split("\\s+")[0])
                .filter(name -> !name.isEmpty())
                .collect(Collectors.groupingBy(
                        name -> name.contains("-exec-")
                                ? "executors"
                                : name.replace(run + "-", "").replaceAll("(-a\\d+)-.*", "$1"),
                        Collectors.toCollection(TreeSet::new)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
