package dev.refit.benchmarks;

import dev.refit.cli.platform.PlatformRecord;
import dev.refit.cli.rehearsal.NoopWorkloads;
import dev.refit.cli.rehearsal.Rehearsal;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** From a Job that is complete to the next stage's Job. */
final class ClusterHandOff implements Benchmark {
    private static final int[] CONCURRENT = {1, 20, 200};
    private static final int LEAST_RUNS = 100;
    private static final int WARM_UP = 200;
    private static final int APART_MILLIS = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Override
    public String name() {
        return "cluster-hand-off";
    }

    @Override
    public String question() {
        return "How long is it from a stage's Job that is Complete to the next stage's Job that is created (in "
                + "milliseconds), when so many runs begin at once? The services launch on the API server that KUBECONFIG "
                + "names, whose controllers should leave Jobs alone; each Job is made Complete by its status as soon as it "
                + "is seen, so that no pod's start is in the figure; in the last row 2 seconds later, of runs that began half a "
                + "second apart. All processes share this machine with the API server.";
    }

    @Override
    public Table run(Lab lab) throws IOException, InterruptedException {
        try (ClusterNamespace namespace = new ClusterNamespace()) {
            NoopWorkloads.install(lab.home(), lab.folder(), 1);
            namespace.useIn(lab.home());
            PlatformRecord platform = lab.up();
            try (JobCompleter jobs = new JobCompleter(namespace, lab.folder());
                    Rehearsal runs = new Rehearsal(platform, lab.home(), lab.folder())) {
                return measured(jobs, runs);
            }
        }
    }

    private static Table measured(JobCompleter jobs, Rehearsal runs) throws InterruptedException {
        // What is slow the first time only is not the question.
        for (int done = 0; done < WARM_UP; done += WARM_UP / 10) {
            runs.publish(WARM_UP / 10);
            runs.awaitAll(PATIENCE);
        }
        jobs.handOffs();

        Table table = new Table("runs at once", "hand-offs", "p50", "p99", "longest");
        for (int concurrent : CONCURRENT) {
            for (int done = 0; done < Math.max(LEAST_RUNS, concurrent); done += concurrent) {
                runs.publish(concurrent);
                runs.awaitAll(PATIENCE);
            }
            row(table, String.valueOf(concurrent), jobs);
        }
        jobs.take(Duration.ofSeconds(2));
        for (int i = 0; i < 2 * LEAST_RUNS; i++) {
            runs.publish(1);
            // The pace of the arrivals is what is asked about.
            TimeUnit.MILLISECONDS.sleep(APART_MILLIS);
        }
        runs.awaitAll(PATIENCE);
        row(table, "about 20, of 2 s a workload", jobs);
        return table;
    }

    private static void row(Table table, String name, JobCompleter jobs) {
        Percentiles millis = new Percentiles(jobs.handOffs());
        table.row(
                name,
                millis.count(),
                "%.0f".formatted(millis.at(0.5)),
                "%.0f".formatted(millis.at(0.99)),
                "%.0f".formatted(millis.at(1)));
    }
}
