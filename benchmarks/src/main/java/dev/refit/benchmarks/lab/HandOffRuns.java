package dev.refit.benchmarks.lab;

import dev.refit.cli.rehearsal.Rehearsal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs that begin at once or at a pace, and a row of their hand-offs for each way. */
public final class HandOffRuns {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Rehearsal runs;
    private final Clock clock;
    private final Table table = new Table("runs at once", "hand-offs", "p50", "p99", "longest");

    /** Where hand-offs are measured. */
    public interface Clock {
        /** Those since the last call, in milliseconds. */
        List<Double> handOffs() throws IOException;
    }

    public HandOffRuns(Rehearsal runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    /** What is slow the first time only is not the question. */
    public void warmUp(int concurrent, int count) throws IOException {
        play(concurrent, count);
        clock.handOffs();
    }

    /** So many begin at the same moment, and when all have ended the next, until there were at least so many. */
    public void atOnce(int concurrent, int least) throws IOException {
        play(concurrent, least);
        row(String.valueOf(concurrent));
    }

    public void apart(String name, Duration apart, int count) throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            runs.publish(1);
            // The pace of the arrivals is what is asked about.
            TimeUnit.MILLISECONDS.sleep(apart.toMillis());
        }
        runs.awaitAll(PATIENCE);
        row(name);
    }

    public Table table() {
        return table;
    }

    private void play(int concurrent, int least) {
        for (int done = 0; done < least; done += concurrent) {
            runs.publish(concurrent);
            runs.awaitAll(PATIENCE);
        }
    }

    private void row(String name) throws IOException {
        Percentiles millis = new Percentiles(clock.handOffs());
        table.row(
                name,
                millis.count(),
                "%.0f".formatted(millis.at(0.5)),
                "%.0f".formatted(millis.at(0.99)),
                "%.0f".formatted(millis.at(1)));
    }
}
