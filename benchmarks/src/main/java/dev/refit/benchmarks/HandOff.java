package dev.refit.benchmarks;

import dev.refit.cli.platform.PlatformRecord;
import dev.refit.cli.rehearsal.NoopWorkloads;
import dev.refit.cli.rehearsal.Rehearsal;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** From a stage's workload that ends to the next one's that begins. */
final class HandOff implements Benchmark {
    private static final int[] CONCURRENT = {1, 20, 100};
    private static final int LEAST_RUNS = 40;
    private static final int SLOTS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int APART_MILLIS = 333;

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

    private static Table measured(Lab lab, Rehearsal runs) throws IOException, InterruptedException {
        // What is slow the first time only is not the question.
        runs.publish(10);
        runs.awaitAll(PATIENCE);

        Table table = new Table("runs at once", "hand-offs", "p50", "p99", "longest");
        for (int concurrent : CONCURRENT) {
            Files.deleteIfExists(lab.folder().resolve("journal"));
            for (int done = 0; done < Math.max(LEAST_RUNS, concurrent); done += concurrent) {
                runs.publish(concurrent);
                runs.awaitAll(PATIENCE);
            }
            row(table, String.valueOf(concurrent), lab);
        }
        Files.delete(lab.folder().resolve("journal"));
        Files.writeString(lab.folder().resolve("seconds"), "2");
        for (int i = 0; i < 2 * LEAST_RUNS; i++) {
            runs.publish(1);
            // The pace of the arrivals is what is asked about.
            TimeUnit.MILLISECONDS.sleep(APART_MILLIS);
        }
        runs.awaitAll(PATIENCE);
        row(table, "about 30, of 2 s a workload", lab);
        return table;
    }

    private static void row(Table table, String name, Lab lab) throws IOException {
        Percentiles millis = new Percentiles(Journal.read(lab.folder()).handOffs());
        table.row(
                name,
                millis.count(),
                "%.0f".formatted(millis.at(0.5)),
                "%.0f".formatted(millis.at(0.99)),
                "%.0f".formatted(millis.at(1)));
    }
}
