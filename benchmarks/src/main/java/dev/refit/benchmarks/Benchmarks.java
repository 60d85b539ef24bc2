package dev.refit.benchmarks;

import dev.refit.benchmarks.cluster.ClusterHandOff;
import dev.refit.benchmarks.cluster.ClusterLaunches;
import dev.refit.benchmarks.cluster.ClusterMemory;
import dev.refit.benchmarks.lab.Benchmark;
import dev.refit.benchmarks.lab.Lab;
import dev.refit.benchmarks.lab.Table;
import dev.refit.benchmarks.platform.HandOff;
import dev.refit.benchmarks.platform.IngestRate;
import dev.refit.benchmarks.platform.Memory;
import dev.refit.benchmarks.platform.Overhead;
import dev.refit.benchmarks.platform.Scoring;
import dev.refit.benchmarks.platform.UpToReady;
import dev.refit.benchmarks.trigger.TriggerRate;
import dev.refit.benchmarks.trigger.TriggerRestart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** {@code Benchmarks [NAME...]}: measures those, or all that need no cluster, and writes the results into {@code docs/benchmarks.md}. */
public final class Benchmarks {
    private static final List<Benchmark> ALL = List.of(
            new UpToReady(),
            new Overhead(),
            new HandOff(),
            new Memory(),
            new IngestRate(),
            new TriggerRate(),
            new TriggerRestart(),
            new Scoring());

    /** Run by name only: they need an API server. */
    private static final List<Benchmark> ON_A_CLUSTER =
            List.of(new ClusterHandOff(), new ClusterLaunches(), new ClusterMemory());

    private Benchmarks() {}

    public static void main(String[] names) throws IOException, InterruptedException {
        List<String> wanted = List.of(names);
        if (wanted.contains("--list") || wanted.contains("--help")) {
            known().forEach(benchmark -> System.out.println(benchmark.name() + "  " + benchmark.question()));
            return;
        }
        for (String name : wanted) {
            if (known().noneMatch(benchmark -> benchmark.name().equals(name))) {
                System.err.println("got " + name + ", expected one of "
                        + known().map(Benchmark::name).toList());
                System.exit(2);
            }
        }
        Path checkout = Path.of(System.getProperty("refit.checkout"));
        Report report = new Report(checkout.resolve("docs/benchmarks.md"));
        for (Benchmark benchmark : known().toList()) {
            if (wanted.isEmpty() ? ALL.contains(benchmark) : wanted.contains(benchmark.name())) {
                System.out.println(benchmark.name() + " ...");
                try (Lab lab = new Lab(checkout)) {
                    Table table = benchmark.run(lab);
                    System.out.println(table.markdown());
                    report.write(benchmark, table);
                    lab.discard();
                }
            }
        }
        System.exit(0);
    }

    private static Stream<Benchmark> known() {
        return Stream.concat(ALL.stream(), ON_A_CLUSTER.stream());
    }
}
