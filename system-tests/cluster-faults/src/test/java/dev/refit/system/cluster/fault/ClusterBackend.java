package dev.refit.system.cluster.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.cli.platform.Home;
import dev.refit.events.RefitJson;
import dev.refit.system.command.Kubectl;
import dev.refit.system.fault.platform.Backend;
import dev.refit.system.fault.platform.Folders;
import dev.refit.system.fault.platform.TcpProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pods of the cluster that KUBECONFIG names, in a namespace of their own; the services speak to its API server through a
 * proxy. Server and node have to be this machine, since pods share the platform's folders.
 */
public final class ClusterBackend implements Backend {
    /** It has a Java, and {@code TinyWorkload} needs no more. */
    private static final String IMAGE = "localhost/refit-ingest-job:0.1.0-SNAPSHOT";

    private static final String TEMPLATE =
            """
            apiVersion: v1
            kind: PodTemplate
            metadata:
              name: %1$s
              labels: {app.kubernetes.io/part-of: refit}
            template:
              spec:
                terminationGracePeriodSeconds: 1
                securityContext: {runAsUser: %2$s}
                containers:
                  - name: main
                    image: %3$s
                    imagePullPolicy: Never
                    command: [java, -Xshare:auto, -XX:TieredStopAtLevel=1, -XX:+UseSerialGC, -XX:-UsePerfData, -Xmx16m,
                      -cp, %4$s, dev.refit.system.fault.workload.TinyWorkload, %5$s]
                    resources: {requests: {cpu: 10m, memory: 64Mi}, limits: {cpu: "2", memory: 128Mi}}
                    volumeMounts:
                      - {name: classes, mountPath: %4$s, readOnly: true}
                      - {name: platform, mountPath: %6$s}
                volumes:
                  - {name: classes, hostPath: {path: %4$s}}
                  - {name: platform, hostPath: {path: %6$s}}
            ---
            """;

    private final Kubectl kubectl = new Kubectl();
    private final String namespace =
            "refit-faults-" + UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, Integer> interruptions = new ConcurrentHashMap<>();
    private final Path kubeconfig;
    private final TcpProxy apiServer;

    public ClusterBackend(Home home, Folders folders) {
        Path platform = home.folder().toAbsolutePath().getParent();
        JsonNode config = config(kubectl);
        apiServer = new TcpProxy(server(config).getPort());
        ((ObjectNode) config.at("/clusters/0/cluster")).put("server", "https://127.0.0.1:" + apiServer.port());
        kubeconfig = write(platform.resolve("kubeconfig"), config.toString());
        StringBuilder templates = new StringBuilder();
        for (String template : TEMPLATES) {
            templates.append(
                    TEMPLATE.formatted(template, owner(platform), IMAGE, folders.classes(), folders.tiny(), platform));
        }
        kubectl.ok("create", "namespace", namespace);
        kubectl.ok(
                "-n",
                namespace,
                "create",
                "-f",
                write(platform.resolve("templates.yaml"), templates.toString()).toString());
    }

    /** Where the API server of the cluster that KUBECONFIG names is. */
    public static URI server() {
        try (Kubectl kubectl = new Kubectl()) {
            return server(config(kubectl));
        }
    }

    @Override
    public Map<String, String> launcher() {
        return Map.of("of", "kubernetes", "namespace", namespace, "stage", "${quarkus.application.name}");
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("KUBECONFIG", kubeconfig.toString());
    }

    @Override
    public int interruptions(String workload) {
        return interruptions.getOrDefault(workload, 0);
    }

    /** They go on. */
    @Override
    public void interruptAll() {}

    /** No service reaches the API server, and all that watch it lose it. */
    public void cut() {
        apiServer.cut();
    }

    public void mend() {
        apiServer.mend();
    }

    public void awaitRunning(String workload) {
        await("jsonpath={.status.ready}=1", workload);
    }

    public void awaitComplete(String workload) {
        await("condition=Complete", workload);
    }

    /** Until the cluster has noticed that its node says nothing any more. */
    public void awaitNodeLost() {
        kubectl.ok("wait", "node", "--all", "--for=condition=Ready=Unknown", "--timeout=120s");
    }

    /** As somebody does by hand, or the cluster when a Job's time has come. */
    public void delete(String workload) {
        interruptions.merge(workload, 1, Integer::sum);
        kubectl.ok("-n", namespace, "delete", "job", "-l", label(workload), "--cascade=foreground");
    }

    public void deleteAll() {
        kubectl.ok("-n", namespace, "delete", "job", "--all", "--cascade=foreground");
    }

    /** The workloads that there are, a line each, once for each Job. */
    public java.util.List<String> workloads() {
        return kubectl.ok(
                        "-n",
                        namespace,
                        "get",
                        "jobs",
                        "--no-headers",
                        "-o",
                        "custom-columns=:metadata.labels.refit\\.dev/workload")
                .lines()
                .toList();
    }

    @Override
    public void close() {
        apiServer.close();
        kubectl.run("delete", "namespace", namespace, "--wait=false");
    }

    private void await(String condition, String workload) {
        String[] words = {
            "-n", namespace, "wait", "job", "-l", label(workload), "--for=create", "--timeout=60s",
        };
        kubectl.ok(words);
        words[6] = "--for=" + condition;
        kubectl.ok(words);
    }

    private static String label(String workload) {
        return "refit.dev/workload=" + workload;
    }

    private static JsonNode config(Kubectl kubectl) {
        try {
            return RefitJson.mapper()
                    .readTree(kubectl.ok("config", "view", "--raw", "--flatten", "--minify", "-o", "json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI server(JsonNode config) {
        JsonNode clusters = config.path("clusters");
        assertThat(clusters).as("clusters of KUBECONFIG").hasSize(1);
        return URI.create(clusters.at("/0/cluster/server").asText());
    }

    private static Path write(Path file, String content) {
        try {
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So that pods may write where the services do. */
    private static Object owner(Path folder) {
        try {
            return Files.getAttribute(folder, "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
