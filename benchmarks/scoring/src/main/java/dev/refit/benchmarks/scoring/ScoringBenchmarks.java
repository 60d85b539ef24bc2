package dev.refit.benchmarks.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;

/**
 * {@code ScoringBenchmarks FOLDER MILLISECONDS CHECKOUT}: has models trained in the folder and libraries made of them,
 * measures them with warm-ups of so many milliseconds each, and leaves {@code table.tsv}, whose first row is the head.
 */
public final class ScoringBenchmarks {
    private static final int[] THREADS = {1, 2};
    private static final int TRAINING_SECONDS = 600;
    private static final int COMPILER_SECONDS = 60;
    private static final String[] HEAD = {
        "trees × depth, columns",
        "threads",
        "EasyPredict",
        "typed call",
        "`score0`",
        "POJO",
        "`score(row)`",
        "`score(rows)`",
        "typed × EasyPredict",
        "× EasyPredict",
        "× `score0`",
        "bytes a row: EasyPredict / typed / `score0` / ours",
        "first load, ms: genmodel / ours",
        "heap, KiB: genmodel / ours"
    };

    private ScoringBenchmarks() {}

    public static void main(String[] args) throws IOException, InterruptedException, RunnerException {
        Path folder = Path.of(args[0]);
        if (!Child.run(TRAINING_SECONDS, Training.class, args[0])) {
            throw new IllegalStateException("the models were not trained within " + TRAINING_SECONDS + " s");
        }
        for (String subject : Subject.names()) {
            boolean compiled = Child.run(COMPILER_SECONDS, PojoCompiler.class, args[0], subject);
            System.out.println(subject + (compiled ? "" : ": its Java source did not compile"));
        }
        for (Subject subject : Subject.values()) {
            if (subject.packaged()) {
                new TypedLibrary(subject, folder).make(Path.of(args[2]), subject.mojo(folder), Training.rows(folder));
            }
        }
        Measurements measurements = new Measurements(folder, Long.parseLong(args[1]));
        List<String> table = new ArrayList<>(List.of(String.join("\t", HEAD)));
        Collection<RunResult> loading = measurements.loading();
        for (int threads : THREADS) {
            Collection<RunResult> rows = measurements.rows(threads);
            for (Subject subject : Subject.values()) {
                List<String> cells = cells(rows, subject, threads);
                cells.add(threads > 1 ? "" : loaded(loading, subject));
                cells.add(threads > 1 ? "" : heap(subject.mojo(folder)));
                table.add(String.join("\t", cells));
            }
        }
        Files.write(folder.resolve("table.tsv"), table);
    }

    private static List<String> cells(Collection<RunResult> rows, Subject subject, int threads) {
        List<String> cells = new ArrayList<>(List.of(subject.toString(), String.valueOf(threads)));
        for (String benchmark : List.of("easyPredict", "typed", "score0", "pojo", "row", "rows")) {
            cells.add(number(Measurements.score(rows, benchmark, subject)));
        }
        double easy = Measurements.score(rows, "easyPredict", subject);
        double ours = Measurements.score(rows, "row", subject);
        cells.add(ratio(easy / Measurements.score(rows, "typed", subject)));
        cells.add(ratio(easy / ours));
        cells.add(ratio(Measurements.score(rows, "score0", subject) / ours));
        cells.add(number(Measurements.allocated(rows, "easyPredict", subject)) + " / "
                + number(Measurements.allocated(rows, "typed", subject)) + " / "
                + number(Measurements.allocated(rows, "score0", subject)) + " / "
                + number(Measurements.allocated(rows, "row", subject)));
        return cells;
    }

    private static String loaded(Collection<RunResult> loading, Subject subject) {
        return number(Measurements.score(loading, "genmodel", subject)) + " / "
                + number(Measurements.score(loading, "scorer", subject));
    }

    private static String heap(Path mojo) throws IOException {
        return HeapTaken.byGenmodel(mojo) / 1024 + " / " + HeapTaken.byScorer(mojo) / 1024;
    }

    private static String ratio(double value) {
        return Double.isNaN(value) ? "–" : "%.1f".formatted(value);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "–" : "%.0f".formatted(value);
    }
}
