package dev.refit.benchmarks.cluster;

import dev.refit.benchmarks.lab.Benchmark;
import dev.refit.benchmarks.lab.Lab;
import dev.refit.benchmarks.lab.Percentiles;
import dev.refit.benchmarks.lab.Table;
import dev.refit.launcher.WorkloadLauncher;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.kubernetes.KubernetesLauncherProvider;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** What a launch costs beside the bare creation of its Job. */
public final class ClusterLaunches implements Benchmark {
    private static final int JOBS = 300;
    private static final int ROUNDS = 5;
    private static final int THREADS = 8;

    @Override
    public String name() {
        return "cluster-launches";
    }

    @Override
    public String question() {
        return "How many Jobs a second does the launcher make, and how many the bare client of the same Jobs, on the API "
                + "server that KUBECONFIG names, with so many threads? The median of " + ROUNDS + " rounds of " + JOBS
                + ", taking turns.";
    }

    @Override
    public Table run(Lab lab) throws InterruptedException {
        try (ClusterNamespace namespace = new ClusterNamespace();
                WorkloadLauncher launcher = new KubernetesLauncherProvider()
                        .create(Map.of("namespace", namespace.name, "spark", "native"))) {
            launcher.launch(spec("model"));
            Job model = namespace
                    .client
                    .batch()
                    .v1()
                    .jobs()
                    .inNamespace(namespace.name)
                    .withName("model")
                    .get();
            // What is slow the first time only is not the question.
            rate(1, i -> launcher.launch(spec("launched-first-" + i)));
            rate(1, i -> create(namespace, model, "bare-first-" + i));
            Table table = new Table("threads", "launches", "bare creations", "ratio");
            for (int threads : new int[] {1, THREADS}) {
                double[] launches = new double[ROUNDS];
                double[] bare = new double[ROUNDS];
                for (int round = 0; round < ROUNDS; round++) {
                    String names = "-" + threads + "-" + round + "-";
                    launches[round] = rate(threads, i -> launcher.launch(spec("launched" + names + i)));
                    bare[round] = rate(threads, i -> create(namespace, model, "bare" + names + i));
                }
                double ours = Percentiles.median(launches);
                double theirs = Percentiles.median(bare);
                table.row(
                        threads, "%.0f/s".formatted(ours), "%.0f/s".formatted(theirs), "%.2f".formatted(ours / theirs));
            }
            return table;
        }
    }

    private static void create(ClusterNamespace namespace, Job model, String name) {
        Job job = new Job(model.getApiVersion(), model.getKind(), null, model.getSpec(), null);
        job.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(namespace.name)
                .withLabels(model.getMetadata().getLabels())
                .withAnnotations(model.getMetadata().getAnnotations())
                .build());
        job.getSpec().setSelector(null);
        job.getSpec().getTemplate().getMetadata().setLabels(Map.of("app.kubernetes.io/managed-by", "refit"));
        namespace.client.resource(job).create();
    }

    private static WorkloadSpec spec(String name) {
        return new WorkloadSpec(
                name,
                "ingest",
                "digest-of-" + name,
                URI.create("file:///requests/" + name + "/request.json"),
                new WorkloadSpec.Resources(64, 1, 1),
                Duration.ofHours(1),
                Map.of("refit", "tick", "run", "tick-0000000000", "stage", "ingest", "attempt", "1"));
    }

    /** How often a second, with so many threads. */
    private static double rate(int threads, IntConsumer work) throws InterruptedException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Void>> calls = new ArrayList<>();
            for (int i = 0; i < JOBS; i++) {
                int number = i;
                calls.add(() -> {
                    work.accept(number);
                    return null;
                });
            }
            long begin = System.nanoTime();
            for (Future<Void> done : executor.invokeAll(calls)) {
                done.get();
            }
            return JOBS / ((System.nanoTime() - begin) / 1e9);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }
}
