package dev.refit.benchmarks.platform;

import dev.refit.benchmarks.lab.Benchmark;
import dev.refit.benchmarks.lab.HandOffRuns;
import dev.refit.benchmarks.lab.Journal;
import dev.refit.benchmarks.lab.Lab;
import dev.refit.benchmarks.lab.Table;
import dev.refit.cli.platform.PlatformRecord;
import dev.refit.cli.rehearsal.NoopWorkloads;
import dev.refit.cli.rehearsal.Rehearsal;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** From a stage's workload that ends to the next one's that begins. */
public final class HandOff implements Benchmark {
    private static final int[] CONCURRENT = {1, 20, 100};
    private static final int LEAST_RUNS = 40;
    private static final int SLOTS = 100;

    @Override
    public String name() {
        return "hand-off";
    }

    @Override
    public String question() {
        return "How long is it from the end of a stage's workload to the beginning of the next stage's (in milliseconds), "
                + "when so many runs are under way and every workload does nothing? At 20 and 100 the processors are busy "
                + "with starting processes and nothing else; the last row is of workloads that take 2 seconds, of runs that "
                + "began a third of a second apart, so that the processors have time in between.";
    }

    @Override
    public Table run(Lab lab) throws IOException, InterruptedException {
        NoopWorkloads.install(lab.home(), lab.folder(), SLOTS);
        PlatformRecord platform = lab.up();
        try (Rehearsal runs = new Rehearsal(platform, lab.home(), lab.folder())) {
            return measured(lab, runs);
        }
    }

    private static Table measured(Lab lab, Rehearsal rehearsal) throws IOException, InterruptedException {
        HandOffRuns runs = new HandOffRuns(rehearsal, () -> handOffs(lab));
        runs.warmUp(10, 10);
        for (int concurrent : CONCURRENT) {
            runs.atOnce(concurrent, LEAST_RUNS);
        }
        Files.writeString(lab.folder().resolve("seconds"), "2");
        runs.apart("about 30, of 2 s a workload", Duration.ofMillis(333), 2 * LEAST_RUNS);
        return runs.table();
    }

    private static List<Double> handOffs(Lab lab) throws IOException {
        List<Double> millis = Journal.read(lab.folder()).handOffs();
        Files.delete(lab.folder().resolve("journal"));
        return millis;
    }
}
