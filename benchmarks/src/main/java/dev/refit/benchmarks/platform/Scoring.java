package dev.refit.benchmarks.platform;

import dev.refit.benchmarks.lab.Benchmark;
import dev.refit.benchmarks.lab.Lab;
import dev.refit.benchmarks.lab.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How long a row takes, with the model runtime and with H2O's own. Measured by a module whose class path has H2O. */
public final class Scoring implements Benchmark {
    /** How long a warm-up of JMH lasts, and four iterations; of each of some 60 measurements there are 3 and 15. */
    private static final String WARM_UP_MILLIS = System.getenv().getOrDefault("REFIT_SCORING_WARM_UP_MILLIS", "700");

    @Override
    public String name() {
        return "scoring";
    }

    @Override
    public String question() {
        return "How long does a GBM of two classes take for a row (nanoseconds, by JMH), scored by `h2o-genmodel` "
                + "(EasyPredict from a map, `score0` from numbers), by the Java source that H2O makes of a model where a "
                + "compiler takes it, by a packaged library (typed call: values by the builder to an input, to a prediction) "
                + "and by its `model-runtime`? The best of 15 iterations; the ratios are those of the typed call and of "
                + "`score(row)`.";
    }

    @Override
    public Table run(Lab lab) throws IOException, InterruptedException {
        Path module = lab.checkout().resolve("benchmarks/scoring/target");
        Path folder = Files.createDirectory(lab.folder().resolve("scoring"));
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx2g",
                "-cp",
                module.resolve("classes") + ":" + module.resolve("lib") + "/*",
                "dev.refit.benchmarks.scoring.ScoringBenchmarks",
                folder.toString(),
                WARM_UP_MILLIS,
                lab.checkout().toString());
        int exitCode = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exitCode != 0) {
            throw new IllegalStateException(command + " ended with exit code " + exitCode);
        }
        List<String> rows = Files.readAllLines(folder.resolve("table.tsv"));
        Table table = new Table(rows.get(0).split("\t", -1));
        rows.stream().skip(1).forEach(row -> table.row((Object[]) row.split("\t", -1)));
        return table;
    }
}
