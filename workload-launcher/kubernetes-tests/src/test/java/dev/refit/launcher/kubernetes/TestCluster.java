package dev.refit.launcher.kubernetes;

import static org.awaitility.Awaitility.await;

import dev.refit.launcher.WorkloadLauncher;
import dev.refit.launcher.kubernetes.config.KubernetesLauncherConfig;
import dev.refit.launcher.kubernetes.config.KubernetesLauncherConfig.SparkMode;
import dev.refit.launcher.kubernetes.metadata.LabelsAndAnnotations;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PodTemplate;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * A namespace of its own on the cluster that KUBECONFIG names, where Pod Security is <em>restricted</em>, and templates
 * that run shell scripts. The image {@code localhost/busybox:1.35}, or the one that REFIT_TEST_IMAGE names, has to be on
 * the nodes or in reach.
 */
final class TestCluster implements AutoCloseable {
    static final String IMAGE =
            Optional.ofNullable(System.getenv("REFIT_TEST_IMAGE")).orElse("localhost/busybox:1.35");

    final KubernetesClient client = new KubernetesClientBuilder().build();
    final String namespace;
    private final boolean ours;

    TestCluster() {
        this.namespace = "refit-test-" + UUID.randomUUID().toString().substring(0, 8);
        this.ours = true;
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                        .endMetadata()
                        .build())
                .create();
        // No pod can be made before the account that it runs under is there, and a kubelet that misses the authorities
        // at its
        // first look looks again a minute later.
        await().atMost(Duration.ofMinutes(1)).until(() -> has(client.serviceAccounts(), "default"));
        await().atMost(Duration.ofMinutes(1)).until(() -> has(client.configMaps(), "kube-root-ca.crt"));
    }

    /** In a namespace that somebody else made for tests, and keeps; what bears Refit's labels there goes. */
    TestCluster(String namespace) {
        this.namespace = namespace;
        this.ours = false;
    }

    /** Templates of a driver, whose script stands in its environment, and of executors; for an operator or its double. */
    TestCluster spark(String name, String image, String script) {
        String yaml =
                """
                apiVersion: v1
                kind: PodTemplate
                metadata:
                  name: %1$s
                  labels: {app.kubernetes.io/part-of: refit}
                  annotations:
                    refit.dev/kind: spark
                    refit.dev/main-class: dev.refit.Stub
                    refit.dev/spark-version: 4.1.0
                template:
                  spec:
                    terminationGracePeriodSeconds: 1
                    securityContext: {runAsNonRoot: true, runAsUser: 1001, seccompProfile: {type: RuntimeDefault}}
                    containers:
                      - name: main
                        image: %2$s
                        imagePullPolicy: Never
                        command: [no-such-command]
                        env: [{name: REFIT_TEST_SCRIPT, value: %3$s}]
                        resources: {requests: {cpu: 10m}}
                        securityContext:
                          allowPrivilegeEscalation: false
                          capabilities: {drop: [ALL]}
                ---
                apiVersion: v1
                kind: PodTemplate
                metadata:
                  name: %1$s-executor
                  labels: {app.kubernetes.io/part-of: refit}
                template:
                  spec:
                    containers:
                      - name: main
                        image: %2$s
                        imagePullPolicy: Never
                """
                        .formatted(name, image, quoted(script));
        client.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                .inNamespace(namespace)
                .create();
        return this;
    }

    /** A template whose pods run a script; {@code $0} and what follows are the arguments of the workload. */
    TestCluster template(String name, String kind, String image, String script) {
        return template(name, kind, image, "{}", script);
    }

    /** One whose pods run on a node that there is not. */
    TestCluster pinned(String name, String script) {
        return template(name, "job", IMAGE, "{no-such-label: there}", script);
    }

    private TestCluster template(String name, String kind, String image, String nodeSelector, String script) {
        String yaml =
                """
                apiVersion: v1
                kind: PodTemplate
                metadata:
                  name: %s
                  labels: {app.kubernetes.io/part-of: refit}
                  annotations: {refit.dev/kind: %s}
                template:
                  spec:
                    terminationGracePeriodSeconds: 1
                    nodeSelector: %s
                    securityContext: {runAsNonRoot: true, runAsUser: 1001, seccompProfile: {type: RuntimeDefault}}
                    containers:
                      - name: main
                        image: %s
                        imagePullPolicy: Never
                        command: [sh, -c, %s, sh]
                        resources: {requests: {cpu: 10m, memory: 16Mi}}
                        securityContext:
                          allowPrivilegeEscalation: false
                          capabilities: {drop: [ALL]}
                """
                        .formatted(name, kind, nodeSelector, image, quoted(script));
        client.resource(yaml).inNamespace(namespace).create();
        return this;
    }

    TestCluster template(String name, String script) {
        return template(name, "job", IMAGE, script);
    }

    TestCluster cloud(String name, String script) {
        return template(name, "cloud", IMAGE, script);
    }

    /** The service that gives the pods of clouds their names. */
    void clouds() {
        client.resource(
                        """
                apiVersion: v1
                kind: Service
                metadata: {name: refit-clouds}
                spec:
                  clusterIP: None
                  publishNotReadyAddresses: true
                  selector: {refit.dev/cloud: "true"}
                  ports: [{name: h2o, port: 54322}]
                """)
                .inNamespace(namespace)
                .create();
    }

    WorkloadLauncher open() {
        return open(Duration.ofSeconds(1), Optional.empty());
    }

    WorkloadLauncher open(Duration startGrace, Optional<Duration> pendingGrace) {
        return open(SparkMode.NATIVE, startGrace, pendingGrace, Clock.systemUTC(), Config.autoConfigure(null));
    }

    WorkloadLauncher open(SparkMode spark) {
        return open(spark, Clock.systemUTC());
    }

    WorkloadLauncher open(SparkMode spark, Clock clock) {
        return open(spark, Duration.ofSeconds(1), Optional.empty(), clock, Config.autoConfigure(null));
    }

    /** @param config how the server is reached */
    WorkloadLauncher open(Config config) {
        return open(SparkMode.AUTO, Duration.ofSeconds(1), Optional.empty(), Clock.systemUTC(), config);
    }

    /** @param stage the only one whose workloads it watches */
    WorkloadLauncher open(String stage) {
        return new KubernetesWorkloadLauncher(
                config(SparkMode.NATIVE, Duration.ofSeconds(1), Optional.empty(), Optional.of(stage)),
                new KubernetesClientBuilder().build(),
                Clock.systemUTC());
    }

    private WorkloadLauncher open(
            SparkMode spark, Duration startGrace, Optional<Duration> pendingGrace, Clock clock, Config config) {
        return new KubernetesWorkloadLauncher(
                config(spark, startGrace, pendingGrace, Optional.empty()),
                new KubernetesClientBuilder().withConfig(config).build(),
                clock);
    }

    private KubernetesLauncherConfig config(
            SparkMode spark, Duration startGrace, Optional<Duration> pendingGrace, Optional<String> stage) {
        return new KubernetesLauncherConfig(
                namespace, spark, Duration.ofHours(1), startGrace, pendingGrace, stage, Optional.empty(), 20);
    }

    @Override
    public void close() {
        if (ours) {
            client.namespaces().withName(namespace).withGracePeriod(0).delete();
        } else {
            client.resources(PodTemplate.class)
                    .inNamespace(namespace)
                    .withLabel("app.kubernetes.io/part-of", LabelsAndAnnotations.REFIT)
                    .delete();
            client.pods()
                    .inNamespace(namespace)
                    .withLabel(LabelsAndAnnotations.WORKLOAD)
                    .withGracePeriod(0)
                    .delete();
        }
        client.close();
    }

    private boolean has(MixedOperation<? extends HasMetadata, ?, ?> kind, String name) {
        return kind.inNamespace(namespace).withName(name).get() != null;
    }

    private static String quoted(String script) {
        return "'" + script.replace("'", "''") + "'";
    }
}
