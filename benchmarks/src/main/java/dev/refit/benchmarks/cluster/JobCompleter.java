package dev.refit.benchmarks.cluster;

import dev.refit.benchmarks.lab.NoopShell;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Has each Job of a namespace be complete, by its status, as a controller would write it, at once or after some time; what
 * its workload would have left, it leaves. Notes when it saw each Job first, and when it was about to say that it is complete.
 */
public final class JobCompleter implements Watcher<Job>, AutoCloseable {
    private static final String COMPLETE =
            """
            {"status":{"startTime":"%1$s","completionTime":"%1$s","succeeded":1,"conditions":[
              {"type":"SuccessCriteriaMet","status":"True","lastProbeTime":"%1$s","lastTransitionTime":"%1$s"},
              {"type":"Complete","status":"True","lastProbeTime":"%1$s","lastTransitionTime":"%1$s"}]}}""";

    private final ClusterNamespace namespace;
    private final NoopShell workloads;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
    private volatile long millis;
    private final Map<String, Map<String, Long>> created = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Long>> completed = new ConcurrentHashMap<>();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final Watch watch;

    /** @param folder that of the workloads that do nothing */
    public JobCompleter(ClusterNamespace namespace, Path folder) throws IOException {
        this.namespace = namespace;
        this.workloads = new NoopShell(folder);
        this.watch =
                namespace.client.batch().v1().jobs().inNamespace(namespace.name).watch(this);
    }

    /** From now on a workload takes so long. */
    public void take(Duration each) {
        millis = each.toMillis();
    }

    @Override
    public void eventReceived(Action action, Job job) {
        if (action == Action.ADDED) {
            note(created, job);
            threads.schedule(() -> attempt(job), millis, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void onClose(WatcherException cause) {}

    /** From each Job that is complete to the next one of its run, stage to stage, in milliseconds; afterwards none is known. */
    public List<Double> handOffs() {
        if (failure.get() != null) {
            throw failure.get();
        }
        List<Double> millis = new ArrayList<>();
        completed.forEach((run, ends) -> {
            Map<String, Long> begins = created.get(run);
            for (String[] pair :
                    new String[][] {{"ingest", "transform"}, {"transform", "trial"}, {"evaluate", "package"}}) {
                if (ends.containsKey(pair[0]) && begins.containsKey(pair[1])) {
                    millis.add((begins.get(pair[1]) - ends.get(pair[0])) / 1e6);
                }
            }
        });
        created.clear();
        completed.clear();
        return millis;
    }

    /** A task's own failure is heard of by nobody. */
    private void attempt(Job job) {
        try {
            complete(job);
        } catch (RuntimeException e) {
            e.printStackTrace();
            failure.compareAndSet(null, e);
        }
    }

    private void complete(Job job) {
        Map<String, String> labels = job.getMetadata().getLabels();
        try {
            workloads.run(
                    labels.get("app.kubernetes.io/name"),
                    job.getMetadata().getAnnotations().get("refit.dev/request-uri"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        note(completed, job);
        namespace
                .client
                .batch()
                .v1()
                .jobs()
                .inNamespace(namespace.name)
                .withName(job.getMetadata().getName())
                .subresource("status")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        COMPLETE.formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS)));
    }

    private static void note(Map<String, Map<String, Long>> times, Job job) {
        Map<String, String> labels = job.getMetadata().getLabels();
        times.computeIfAbsent(labels.get("refit.dev/run"), run -> new ConcurrentHashMap<>())
                .put(labels.get("app.kubernetes.io/name"), System.nanoTime());
    }

    @Override
    public void close() {
        watch.close();
        threads.shutdownNow();
        workloads.close();
    }
}
