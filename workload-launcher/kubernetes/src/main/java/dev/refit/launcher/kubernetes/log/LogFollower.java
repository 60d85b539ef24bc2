package dev.refit.launcher.kubernetes.log;

import dev.refit.events.workload.Progress;
import dev.refit.launcher.kubernetes.pod.Pods;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Follows the logs of pods while they run: for their progress, and because the log of a pod that is removed goes with it.
 * The first pod of a workload is followed, as many workloads at once as the operator allows. Thread-safe.
 */
public final class LogFollower implements AutoCloseable {
    private final KubernetesClient client;
    private final String namespace;
    private final int most;
    private final Consumer<String> whenProgress;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "workload-log");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Followed> byWorkload = new LinkedHashMap<>();

    public LogFollower(KubernetesClient client, String namespace, int most, Consumer<String> whenProgress) {
        this.client = client;
        this.namespace = namespace;
        this.most = most;
        this.whenProgress = whenProgress;
    }

    /** Follows the pod, which runs, unless it is followed already or there are too many; of those over the oldest goes. */
    public synchronized void follow(String workload, Pod pod) {
        String uid = pod.getMetadata().getUid();
        Followed there = byWorkload.get(workload);
        if (there != null && there.uid.equals(uid) || !makeRoom(workload)) {
            return;
        }
        Followed followed = new Followed(uid, new LogBuffer(() -> whenProgress.accept(workload)));
        byWorkload.put(workload, followed);
        threads.execute(() -> open(followed, pod));
    }

    public synchronized Optional<Progress> progress(String workload) {
        return Optional.ofNullable(byWorkload.get(workload)).flatMap(followed -> followed.buffer.progress());
    }

    public synchronized List<String> tail(String workload, int lines) {
        return Optional.ofNullable(byWorkload.get(workload))
                .map(followed -> followed.buffer.tail(lines))
                .orElse(List.of());
    }

    /** Its lines stay until their room is needed. */
    public synchronized void over(String workload) {
        Followed followed = byWorkload.get(workload);
        if (followed != null) {
            followed.over = true;
        }
    }

    @Override
    public synchronized void close() {
        byWorkload.values().forEach(Followed::close);
        threads.shutdownNow();
    }

    private boolean makeRoom(String workload) {
        if (byWorkload.size() < most || byWorkload.containsKey(workload)) {
            return true;
        }
        Optional<String> oldest = byWorkload.entrySet().stream()
                .filter(entry -> entry.getValue().over)
                .map(Map.Entry::getKey)
                .findFirst();
        oldest.ifPresent(name -> byWorkload.remove(name).close());
        return oldest.isPresent();
    }

    private void open(Followed followed, Pod pod) {
        try {
            followed.opened(client.pods()
                    .inNamespace(namespace)
                    .withName(pod.getMetadata().getName())
                    .inContainer(Pods.mainContainer(pod))
                    .watchLog(followed.buffer));
        } catch (KubernetesClientException e) {
            // Gone already: what it said is lost with it.
        }
    }

    private static final class Followed {
        private final String uid;
        private final LogBuffer buffer;
        private volatile boolean over;
        private LogWatch watch;
        private boolean closed;

        Followed(String uid, LogBuffer buffer) {
            this.uid = uid;
            this.buffer = buffer;
        }

        synchronized void opened(LogWatch opened) {
            watch = opened;
            if (closed) {
                watch.close();
            }
        }

        synchronized void close() {
            closed = true;
            if (watch != null) {
                watch.close();
            }
        }
    }
}
