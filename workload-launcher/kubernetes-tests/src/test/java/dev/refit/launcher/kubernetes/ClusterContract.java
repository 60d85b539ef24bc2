package dev.refit.launcher.kubernetes;

import dev.refit.launcher.WorkloadLauncher;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.kubernetes.metadata.LabelsAndAnnotations;
import dev.refit.launcher.kubernetes.pod.Pods;
import dev.refit.launcher.testkit.Behaviour;
import dev.refit.launcher.testkit.WorkloadLauncherContract;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract on a real cluster; a start is a pod that a node has taken. */
abstract class ClusterContract extends WorkloadLauncherContract {
    private final Map<String, Set<String>> started = new ConcurrentHashMap<>();
    private TestCluster cluster;

    /** With a template for each behaviour. */
    protected abstract TestCluster cluster();

    protected abstract WorkloadLauncher open(TestCluster cluster);

    @BeforeEach
    void makeCluster() {
        cluster = cluster();
        cluster.client.pods().inNamespace(cluster.namespace).watch(new Starts());
    }

    @AfterEach
    void closeCluster() {
        cluster.close();
    }

    @Override
    protected final WorkloadLauncher open() {
        return open(cluster);
    }

    @Override
    protected WorkloadSpec spec(String name, Behaviour behaviour, URI requestUri, Duration timeout) {
        return new WorkloadSpec(
                name,
                behaviour.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                "digest-of-" + name,
                requestUri,
                new WorkloadSpec.Resources(64, 1, 1),
                timeout,
                Map.of());
    }

    @Override
    protected void interrupt(String name) {
        cluster.client
                .pods()
                .inNamespace(cluster.namespace)
                .withLabel(LabelsAndAnnotations.WORKLOAD, name)
                .resources()
                .forEach(pod -> pod.evict());
    }

    @Override
    protected int starts(String name) {
        return started.getOrDefault(name, Set.of()).size();
    }

    @Override
    protected Duration patience() {
        return Duration.ofMinutes(3);
    }

    private final class Starts implements Watcher<Pod> {
        @Override
        public void eventReceived(Action action, Pod pod) {
            if (pod.getStatus() != null && pod.getStatus().getStartTime() != null) {
                started.computeIfAbsent(Pods.workload(pod), name -> ConcurrentHashMap.newKeySet())
                        .add(pod.getMetadata().getUid());
            }
        }

        @Override
        public void onClose(WatcherException cause) {}
    }
}
