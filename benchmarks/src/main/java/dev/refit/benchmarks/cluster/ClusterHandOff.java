package dev.refit.benchmarks.cluster;

import dev.refit.benchmarks.lab.Benchmark;
import dev.refit.benchmarks.lab.HandOffRuns;
import dev.refit.benchmarks.lab.Lab;
import dev.refit.benchmarks.lab.Table;
import dev.refit.cli.platform.PlatformRecord;
import dev.refit.cli.rehearsal.NoopWorkloads;
import dev.refit.cli.rehearsal.Rehearsal;
import java.io.IOException;
import java.time.Duration;

/** From a Job that is complete to the next stage's Job. */
public final class ClusterHandOff implements Benchmark {
    private static final int[] CONCURRENT = {1, 20, 200};
    private static final int LEAST_RUNS = 100;
    private static final int WARM_UP = 200;

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

    private static Table measured(JobCompleter jobs, Rehearsal rehearsal) throws IOException, InterruptedException {
        HandOffRuns runs = new HandOffRuns(rehearsal, jobs::handOffs);
        runs.warmUp(20, WARM_UP);
        for (int concurrent : CONCURRENT) {
            runs.atOnce(concurrent, LEAST_RUNS);
        }
        jobs.take(Duration.ofSeconds(2));
        runs.apart("about 20, of 2 s a workload", Duration.ofMillis(500), 2 * LEAST_RUNS);
        return runs.table();
    }
}
