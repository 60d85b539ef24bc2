package dev.refit.launcher.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.refit.launcher.NoRoomException;
import dev.refit.launcher.WorkloadFailure;
import dev.refit.launcher.WorkloadLauncher;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.WorkloadState;
import dev.refit.launcher.kubernetes.metadata.LabelsAndAnnotations;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to Jobs on a real cluster that happens to no process of one machine. */
@Tag("cluster")
class JobsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private TestCluster cluster;
    private WorkloadLauncher launcher;

    @BeforeEach
    void makeNamespace() {
        cluster = new TestCluster()
                .template("ends", "true")
                .template("runs", "echo going on; trap 'exit 1' TERM; sleep 600 & wait")
                .template("hog", "x=$(head -c 200m /dev/zero | tr '\\0' a); sleep 600")
                .pinned("pinned", "true")
                .template("absent", "job", "localhost/no-such-image:1", "true")
                .cloud(
                        "meets",
                        "until nslookup $REFIT_WORKLOAD-1.$REFIT_CLOUD_DOMAIN.cluster.local; do sleep 0.2; done;"
                                + " echo node $JOB_COMPLETION_INDEX; [ $JOB_COMPLETION_INDEX = 0 ] || sleep 600")
                .cloud("computes", "echo node $JOB_COMPLETION_INDEX; trap 'exit 1' TERM; sleep 600 & wait");
        cluster.clouds();
    }

    @AfterEach
    void removeNamespace() {
        if (launcher != null) {
            launcher.close();
        }
        cluster.close();
    }

    @Test
    void aLauncherOfOneStageHearsOfItsOwnWorkloadsAndFindsAll() {
        launcher = cluster.open("transform");
        Set<String> heard = ConcurrentHashMap.newKeySet();
        launcher.onChange(heard::add);

        launcher.launch(spec("theirs", "ends", 1, Map.of("stage", "training")));
        awaitState("theirs", WorkloadState.Succeeded.class);
        launcher.launch(spec("own", "ends", 1, Map.of("stage", "transform")));

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(heard).contains("own");
            assertThat(state("own")).isInstanceOf(WorkloadState.Succeeded.class);
        });
        assertThat(heard).doesNotContain("theirs");
    }

    @Test
    void theNodesOfACloudFindEachOtherAndTheFirstOnesEndIsItsEnd() {
        launcher = cluster.open();

        launcher.launch(spec("meeting", "meets", 2));

        awaitState("meeting", WorkloadState.Succeeded.class);
        assertThat(launcher.tail("meeting", 1)).containsExactly("node 0");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(running("meeting")).isEmpty());
    }

    @Test
    void aCloudThatLosesANodeHasFailedAndItsLogIsStillThere() {
        launcher = cluster.open();
        launcher.launch(spec("losing", "computes", 2));
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(running("losing")).hasSize(2);
            assertThat(launcher.tail("losing", 5)).containsExactly("node 0");
        });

        running("losing").stream()
                .filter(pod -> pod.getMetadata().getName().contains("-1-"))
                .forEach(pod -> cluster.client.resource(pod).delete());

        WorkloadState.Failed failed = awaitState("losing", WorkloadState.Failed.class);
        assertThat(failed.failure()).isInstanceOfAny(WorkloadFailure.Exited.class, WorkloadFailure.Killed.class);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(running("losing")).isEmpty());
        assertThat(launcher.tail("losing", 5)).isNotEmpty();
    }

    @Test
    void whatNeedsMoreThanItsMemoryIsOutOfMemory() {
        launcher = cluster.open();

        launcher.launch(spec("greedy", "hog", 1));

        assertThat(awaitState("greedy", WorkloadState.Failed.class).failure())
                .isEqualTo(new WorkloadFailure.OutOfMemory(64));
    }

    @Test
    void whatHasNoNodeIsQueuedAndSaysSo() {
        launcher = cluster.open();

        launcher.launch(spec("homeless", "pinned", 1));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state("homeless"))
                .isInstanceOfSatisfying(WorkloadState.Queued.class, queued -> assertThat(queued.reason())
                        .contains("Unschedulable")
                        .contains("node affinity/selector")));
    }

    @Test
    void anImageMayBeMissingForAsLongAsTheOperatorSays() {
        launcher = cluster.open(Duration.ofMinutes(10), Optional.empty());

        launcher.launch(spec("patient", "absent", 1));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state("patient"))
                .isInstanceOfSatisfying(WorkloadState.Queued.class, queued -> assertThat(queued.reason())
                        .contains("ErrImageNeverPull")
                        .contains("no-such-image")));
    }

    @Test
    void aQuotaForJobsIsNoRoom() {
        launcher = cluster.open();
        quota("count/jobs.batch", "1");
        launcher.launch(spec("first", "runs", 1));

        assertThatThrownBy(() -> launcher.launch(spec("second", "runs", 1)))
                .isInstanceOf(NoRoomException.class)
                .hasMessageContaining("exceeded quota: small");
        assertThat(launcher.find("second")).isEmpty();
    }

    @Test
    void aQuotaForPodsIsWhatAJobWaitsFor() {
        launcher = cluster.open();
        quota("pods", "0");

        launcher.launch(spec("refused", "runs", 1));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state("refused"))
                .isInstanceOfSatisfying(WorkloadState.Queued.class, queued -> assertThat(queued.reason())
                        .contains("exceeded quota: small")));
    }

    @Test
    void whatFindsNoRoomForTooLongHasNotStarted() {
        launcher = cluster.open(Duration.ofMinutes(1), Optional.of(Duration.ofSeconds(10)));
        quota("pods", "0");

        launcher.launch(spec("hopeless", "runs", 1));

        assertThat(awaitState("hopeless", WorkloadState.Failed.class).failure())
                .isInstanceOfSatisfying(WorkloadFailure.NotStarted.class, failure -> assertThat(failure.reason())
                        .contains("no room within 10 s")
                        .contains("exceeded quota: small"));
    }

    @Test
    void whatIsCancelledLeavesNoPod() {
        launcher = cluster.open();
        launcher.launch(spec("unwanted", "computes", 2));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(running("unwanted")).hasSize(2));

        launcher.cancel("unwanted");

        awaitState("unwanted", WorkloadState.Cancelled.class);
        assertThat(running("unwanted")).isEmpty();
    }

    @Test
    void oneThatSomebodyDeletesIsGone() {
        launcher = cluster.open();
        launcher.launch(spec("deleted", "runs", 1));
        awaitState("deleted", WorkloadState.Running.class);

        cluster.client
                .batch()
                .v1()
                .jobs()
                .inNamespace(cluster.namespace)
                .withName("deleted")
                .delete();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(launcher.find("deleted")).isEmpty());
        assertThat(launcher.list(List.of("deleted"))).isEmpty();
    }

    private void quota(String what, String most) {
        cluster.client
                .resource(new ResourceQuotaBuilder()
                        .withNewMetadata()
                        .withName("small")
                        .withNamespace(cluster.namespace)
                        .endMetadata()
                        .withNewSpec()
                        .addToHard(what, Quantity.parse(most))
                        .endSpec()
                        .build())
                .create();
        // A quota counts from when its controller has seen it.
        await().atMost(PATIENCE)
                .until(() -> cluster.client
                                        .resourceQuotas()
                                        .inNamespace(cluster.namespace)
                                        .withName("small")
                                        .get()
                                        .getStatus()
                                        .getHard()
                                != null
                        && !cluster.client
                                .resourceQuotas()
                                .inNamespace(cluster.namespace)
                                .withName("small")
                                .get()
                                .getStatus()
                                .getHard()
                                .isEmpty());
    }

    private List<Pod> running(String workload) {
        return cluster
                .client
                .pods()
                .inNamespace(cluster.namespace)
                .withLabel(LabelsAndAnnotations.WORKLOAD, workload)
                .list()
                .getItems()
                .stream()
                .filter(pod -> "Running".equals(pod.getStatus().getPhase()))
                .toList();
    }

    private static WorkloadSpec spec(String name, String template, int pods) {
        return spec(name, template, pods, Map.of("run", "r-1"));
    }

    private static WorkloadSpec spec(String name, String template, int pods, Map<String, String> labels) {
        return new WorkloadSpec(
                name,
                template,
                "digest-of-" + name,
                URI.create("file:///requests/" + name + "/request.json"),
                new WorkloadSpec.Resources(64, 1, pods),
                Duration.ofMinutes(10),
                labels);
    }

    private WorkloadState state(String name) {
        return launcher.find(name).orElseThrow().state();
    }

    private <S extends WorkloadState> S awaitState(String name, Class<S> type) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state(name)).isInstanceOf(type));
        return type.cast(state(name));
    }
}
