package dev.refit.benchmarks.platform;

import dev.refit.benchmarks.lab.Benchmark;
import dev.refit.benchmarks.lab.Commands;
import dev.refit.benchmarks.lab.Lab;
import dev.refit.benchmarks.lab.Percentiles;
import dev.refit.benchmarks.lab.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Seconds from {@code refit up} to ready, beside what five JVMs cost that do nothing. */
public final class UpToReady implements Benchmark {
    private static final int ROUNDS = 5;

    @Override
    public String name() {
        return "up-to-ready";
    }

    @Override
    public String question() {
        return "How long does `refit up --detach` take until broker and services are ready? Medians of " + ROUNDS
                + "; the first start on an empty home, the further ones on the same.";
    }

    @Override
    public Table run(Lab lab) throws IOException, InterruptedException {
        double first = up(lab);
        double[] again = new double[ROUNDS];
        double[] bare = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            again[i] = up(lab);
            bare[i] = fiveBareJvms();
        }
        double median = Percentiles.median(again);
        double reference = Percentiles.median(bare);
        return new Table("start", "seconds", "ratio to five JVMs that start side by side and print their version")
                .row("first", "%.1f".formatted(first), "%.1f".formatted(first / reference))
                .row("further", "%.1f".formatted(median), "%.1f".formatted(median / reference));
    }

    private static double up(Lab lab) throws IOException, InterruptedException {
        String refit = lab.checkout().resolve("refit").toString();
        String home = lab.home().folder().toString();
        double seconds = Commands.seconds(List.of(refit, "--home", home, "up", "--detach", "--port-base", "0"));
        Commands.seconds(List.of(refit, "--home", home, "down"));
        return seconds;
    }

    private static double fiveBareJvms() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Commands.seconds(
                List.of("/bin/sh", "-c", "for i in 1 2 3 4 5; do '" + java + "' -version & done; wait"));
    }
}
