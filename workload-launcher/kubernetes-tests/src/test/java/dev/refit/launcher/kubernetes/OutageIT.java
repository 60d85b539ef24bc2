package dev.refit.launcher.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.refit.launcher.LauncherException;
import dev.refit.launcher.WorkloadLauncher;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.WorkloadState;
import dev.refit.launcher.kubernetes.metadata.LabelsAndAnnotations;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The API server goes away while workloads run, and comes back. */
@Tag("cluster")
class OutageIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private TestCluster cluster;
    private Line line;
    private WorkloadLauncher launcher;

    @BeforeEach
    void openLauncherOverALine() throws IOException {
        cluster = new TestCluster()
                .template("runs", "echo going on; trap 'exit 0' TERM; sleep 600 & wait")
                .template("succeeds", "true");
        Config config = Config.autoConfigure(null);
        line = new Line(URI.create(config.getMasterUrl()));
        config.setMasterUrl(line.url());
        config.setDisableHostnameVerification(true);
        config.setRequestRetryBackoffLimit(0);
        launcher = cluster.open(config);
        launcher.onChange(heard::add);
    }

    @AfterEach
    void close() throws IOException {
        launcher.close();
        line.close();
        cluster.close();
    }

    @Test
    void whatEndsMeanwhileIsFoundAndHeardOf() {
        launcher.launch(spec("ending", "runs"));
        launcher.launch(spec("going", "runs"));
        awaitState("ending", WorkloadState.Running.class);
        awaitState("going", WorkloadState.Running.class);

        line.cut();
        endBehindItsBack("ending");
        assertThatThrownBy(() -> launcher.find("ending")).isInstanceOf(LauncherException.class);
        assertThatThrownBy(() -> launcher.list(List.of("ending"))).isInstanceOf(LauncherException.class);
        assertThatThrownBy(() -> launcher.launch(spec("new", "succeeds"))).isInstanceOf(LauncherException.class);
        heard.clear();
        line.mend();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).contains("ending"));
        awaitState("ending", WorkloadState.Succeeded.class);
        awaitState("going", WorkloadState.Running.class);
        launcher.launch(spec("new", "succeeds"));
        awaitState("new", WorkloadState.Succeeded.class);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).contains("new"));
    }

    @Test
    void aWatchThatIsBrokenOffGoesOn() {
        launcher.launch(spec("ending", "runs"));
        awaitState("ending", WorkloadState.Running.class);

        line.breakOff();
        heard.clear();
        endBehindItsBack("ending");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).contains("ending"));
        awaitState("ending", WorkloadState.Succeeded.class);
    }

    @Test
    void aLauncherThatIsOpenedMeanwhileWorksOnceTheServerIsBack() {
        launcher.launch(spec("going", "runs"));
        line.cut();
        Config config = Config.autoConfigure(null);
        config.setMasterUrl(line.url());
        config.setDisableHostnameVerification(true);
        config.setRequestRetryBackoffLimit(0);
        try (WorkloadLauncher late = cluster.open(config)) {
            late.onChange(heard::add);
            assertThatThrownBy(() -> late.find("going")).isInstanceOf(LauncherException.class);
            heard.clear();
            line.mend();

            await().atMost(PATIENCE)
                    .ignoreException(LauncherException.class)
                    .untilAsserted(() -> assertThat(late.find("going")).isPresent());
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).contains("going"));
        }
    }

    /** Its process ends well, which the cluster sees and the launcher does not. */
    private void endBehindItsBack(String workload) {
        Pod pod = cluster.client
                .pods()
                .inNamespace(cluster.namespace)
                .withLabel(LabelsAndAnnotations.WORKLOAD, workload)
                .list()
                .getItems()
                .get(0);
        cluster.client.pods().resource(pod).writingOutput(System.out).exec("kill", "1");
        await().atMost(PATIENCE)
                .until(() -> cluster.client
                                .batch()
                                .v1()
                                .jobs()
                                .inNamespace(cluster.namespace)
                                .withName(workload)
                                .get()
                                .getStatus()
                                .getSucceeded()
                        != null);
    }

    private static WorkloadSpec spec(String name, String template) {
        return new WorkloadSpec(
                name,
                template,
                "digest-of-" + name,
                URI.create("file:///requests/" + name + "/request.json"),
                new WorkloadSpec.Resources(64, 1, 1),
                Duration.ofMinutes(10),
                Map.of());
    }

    private void awaitState(String name, Class<? extends WorkloadState> type) {
        await().atMost(PATIENCE).ignoreException(LauncherException.class).untilAsserted(() -> assertThat(
                        launcher.find(name).orElseThrow().state())
                .isInstanceOf(type));
    }
}
