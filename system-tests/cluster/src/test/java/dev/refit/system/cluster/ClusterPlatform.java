package dev.refit.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.cli.platform.FreePorts;
import dev.refit.system.command.Kubectl;
import dev.refit.system.command.RefitCommand;
import dev.refit.system.command.RefitImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;

/**
 * An overlay of the cluster's manifests on the cluster that KUBECONFIG names, and how it is reached from here. Takes port
 * 19092 of this machine, which the broker tells its clients. Gone with its namespaces when it is closed; a cluster that
 * has them already is not touched.
 */
final class ClusterPlatform implements AutoCloseable {
    static final String SERVICES = "refit";
    static final String WORKLOADS = "refit-workloads";
    static final Path DEPLOY = RefitCommand.CHECKOUT.resolve("deploy/kubernetes");

    private static final String DEFINITIONS = "refits.refit.dev";
    private static final Path FLIGHTS = RefitCommand.CHECKOUT.resolve("examples/flight-delay");

    final Kubectl kubectl = new Kubectl();
    private final Path folder;
    private final Path pods;
    private final Path deployments;
    private RefitCommand refit;
    private boolean definitionsAreOurs;

    private ClusterPlatform(Path folder) {
        this.folder = folder;
        this.pods = folder.resolve("pods");
        this.deployments = folder.resolve("deployments");
    }

    /**
     * The overlay for one node, whose stage services a KEDA scales to zero where the cluster has one.
     *
     * @param folder for files of its own
     */
    static ClusterPlatform onOneNode(Path folder) throws IOException {
        try (Kubectl kubectl = new Kubectl()) {
            return of(hasKeda(kubectl) ? "dev-keda" : "dev", folder);
        }
    }

    private static ClusterPlatform of(String overlay, Path folder) throws IOException {
        RefitImages.bringToCluster();
        ClusterPlatform platform = new ClusterPlatform(folder);
        platform.requireNobodysElse();
        platform.kubectl.ok("apply", "-k", DEPLOY.resolve("overlays/" + overlay).toString());
        List.of("broker", "object-store", "ingest-service").forEach(platform::awaitReady);
        platform.reach();
        return platform;
    }

    private void requireNobodysElse() {
        for (String namespace : List.of(SERVICES, WORKLOADS)) {
            assertThat(kubectl.run("get", "namespace", namespace).exitCode())
                    .as("the namespace %s is on this cluster already, and this test would remove it", namespace)
                    .isNotZero();
        }
        definitionsAreOurs = kubectl.run("get", "crd", DEFINITIONS).exitCode() != 0;
    }

    boolean scalesToZero() {
        return hasKeda(kubectl);
    }

    private static boolean hasKeda(Kubectl kubectl) {
        // The names alone come with other tests.
        return kubectl.run("-n", "default", "get", "scaledobjects.keda.sh").exitCode() == 0
                && kubectl.run("get", "crd", "scaledjobs.keda.sh").exitCode() == 0;
    }

    /** The refit command that speaks to it. */
    RefitCommand refit() {
        return refit;
    }

    void awaitReady(String deployment) {
        kubectl.ok("-n", SERVICES, "rollout", "status", "deployment/" + deployment, "--timeout=180s");
    }

    /** How Spark's workloads run from now on. */
    void sparkBy(String mode) {
        kubectl.ok(
                "-n",
                SERVICES,
                "set",
                "env",
                "deployment/transform-service",
                "REFIT_LAUNCHER_KUBERNETES_SPARK=" + mode);
        awaitReady("transform-service");
    }

    /** As {@link #sparkBy}; a test is left out when the cluster does not have the operator. */
    void sparkByKubeflow() {
        Assumptions.assumeTrue(
                kubectl.run("get", "crd", "sparkapplications.sparkoperator.k8s.io")
                                .exitCode()
                        == 0,
                "left out: there is no Spark operator on this cluster");
        sparkBy("kubeflow");
    }

    /** The flights, with executors that follow the work and two nodes for each trial; nothing but arrivals starts a run. */
    void applyFlights() throws IOException {
        String definition = Files.readString(FLIGHTS.resolve("refit.yaml"))
                .replace("executorMemory: 1g", "executorMemory: 1g, maxExecutors: 2")
                .replace("    h2o:\n", "    h2o:\n      nodes: 2\n")
                .replace("parallel: 2", "parallel: 1");
        apply("flights", definition, Files.readString(FLIGHTS.resolve("features.sql")));
    }

    /** The flights, and SQL that takes none of them. */
    void applyRefusingFlights() throws IOException {
        apply(
                "refusing",
                Files.readString(FLIGHTS.resolve("refit.yaml"))
                        .replace("name: flight-delay", "name: refusing")
                        .replace("artifactId: flight-delay-model", "artifactId: refusing-model"),
                "SELECT if(distance < 0, carrier, raise_error('no flight is good enough')) AS carrier, 'no' AS delayed,"
                        + " 'test' AS split FROM flights");
    }

    private void apply(String name, String definition, String sql) throws IOException {
        Path there = Files.createDirectories(folder.resolve(name));
        Files.writeString(there.resolve("features.sql"), sql);
        refit.ok(
                "apply",
                Files.writeString(there.resolve("refit.yaml"), definition).toString());
        refit.publish("planes", "2013", FLIGHTS.resolve("data/planes.csv.gz"));
        refit.publish("airports", "2013", FLIGHTS.resolve("data/airports.csv.gz"));
    }

    void publishFlights(String month) {
        refit.publish("flights", month, FLIGHTS.resolve("data/flights/" + month + ".csv.gz"));
        refit.publish("weather", month, FLIGHTS.resolve("data/weather/" + month + ".csv.gz"));
    }

    /** The names of the pods of a workload that run now. */
    List<String> running(String workload) {
        return kubectl.ok(
                        "-n",
                        WORKLOADS,
                        "get",
                        "pods",
                        "-l",
                        "refit.dev/workload=" + workload,
                        "--field-selector",
                        "status.phase=Running",
                        "-o",
                        "name")
                .lines()
                .map(pod -> pod.substring("pod/".length()))
                .toList();
    }

    /** The names of all pods that there were of a run, by the workload they were for; executors by themselves. */
    Map<String, Set<String>> podsOf(String run) {
        return Kubectl.lines(pods).stream()
                .map(line -> line.split("\\s+"))
                .filter(pod -> pod.length == 3 && pod[1].startsWith(run + "-"))
                .collect(Collectors.groupingBy(
                        pod -> pod[2].equals("executor") ? "executors" : pod[1].substring(run.length() + 1),
                        Collectors.mapping(pod -> pod[0], Collectors.toCollection(TreeSet::new))));
    }

    /** How many replicas a service was to have, each time that it changed, since it was first looked at. */
    List<String> replicas(String service) {
        List<String> replicas = new ArrayList<>();
        for (String line : Kubectl.lines(deployments)) {
            String[] words = line.split("\\s+");
            if (words.length == 2
                    && words[0].equals(service)
                    && (replicas.isEmpty() || !replicas.get(replicas.size() - 1).equals(words[1]))) {
                replicas.add(words[1]);
            }
        }
        return replicas;
    }

    private void reach() {
        kubectl.watch(
                deployments,
                "-n",
                SERVICES,
                "get",
                "deployments",
                "--watch",
                "--no-headers",
                "-o",
                "custom-columns=:metadata.name,:spec.replicas");
        kubectl.watch(
                pods,
                "-n",
                WORKLOADS,
                "get",
                "pods",
                "--watch",
                "--no-headers",
                "-o",
                "custom-columns=:metadata.name,:metadata.labels.refit\\.dev/workload,:metadata.labels.spark-role");
        int[] free = FreePorts.some(2);
        int ingest = free[0];
        int store = free[1];
        kubectl.forward(SERVICES, "ingest-service", ingest, 80);
        kubectl.forward(SERVICES, "object-store", store, 9000);
        kubectl.forward(SERVICES, "broker", 19092, 19092);
        refit = new RefitCommand(
                folder.resolve("home"),
                Map.of(
                        "REFIT_SERVER", "http://127.0.0.1:" + ingest,
                        "REFIT_BROKER", "127.0.0.1:19092",
                        "REFIT_ARTIFACT_STORE", "s3://refit/store/",
                        "REFIT_TOKEN", "refit-test-token",
                        "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:" + store,
                        "AWS_REGION", "us-east-1",
                        "AWS_ACCESS_KEY_ID", "refit-test",
                        "AWS_SECRET_ACCESS_KEY", "refit-test-secret",
                        "REFIT_S3_PATH_STYLE", "true"));
    }

    @Override
    public void close() {
        kubectl.close();
        kubectl.run("delete", "namespace", SERVICES, WORKLOADS, "--wait=true", "--timeout=120s");
        if (definitionsAreOurs) {
            kubectl.run("delete", "crd", DEFINITIONS);
        }
    }
}
