package dev.refit.benchmarks.scoring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** What JMH measures, in processes of its own. */
final class Measurements {
    private static final int WARM_UPS = 3;
    private static final int ITERATIONS = 15;
    /** How many iterations take as long as a warm-up: they are short, because the best one counts. */
    private static final int PARTS = 4;

    private static final int LOADINGS = 3;
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Path folder;
    private final long warmUpMillis;

    Measurements(Path folder, long warmUpMillis) {
        this.folder = folder;
        this.warmUpMillis = warmUpMillis;
    }

    Collection<RunResult> rows(int threads) throws RunnerException {
        String[] compiled = Subject.names(subject -> Files.exists(subject.compiled(folder)));
        Collection<RunResult> results = new Runner(scoring("(easyPredict|score0|row|rows)", threads, Subject.names())
                        .build())
                .run();
        results.addAll(new Runner(scoring("typed", threads, Subject.names(Subject::packaged))
                        .build())
                .run());
        if (compiled.length > 0) {
            results.addAll(new Runner(scoring("pojo", threads, compiled).build()).run());
        }
        return results;
    }

    Collection<RunResult> loading() throws RunnerException {
        return new Runner(options(ModelLoading.class, ".*", Subject.names())
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .forks(LOADINGS)
                        .build())
                .run();
    }

    /** The least of all iterations, which other work on the machine has delayed least; NaN if it was not measured. */
    static double score(Collection<RunResult> results, String benchmark, Subject subject) {
        return results.stream()
                .filter(result -> is(result, benchmark, subject))
                .mapToDouble(result -> result.getPrimaryResult().getStatistics().getMin())
                .findFirst()
                .orElse(Double.NaN);
    }

    /** The bytes that were allocated for each row; NaN if it was not measured. */
    static double allocated(Collection<RunResult> results, String benchmark, Subject subject) {
        return results.stream()
                .filter(result -> is(result, benchmark, subject))
                .flatMap(result -> result.getSecondaryResults().entrySet().stream())
                .filter(secondary -> secondary.getKey().endsWith(ALLOCATED))
                .map(Map.Entry::getValue)
                .mapToDouble(result -> result.getStatistics().getMin())
                .findFirst()
                .orElse(Double.NaN);
    }

    private static boolean is(RunResult result, String benchmark, Subject subject) {
        return result.getParams().getBenchmark().endsWith("." + benchmark)
                && result.getParams().getParam("subject").equals(subject.name());
    }

    private ChainedOptionsBuilder scoring(String methods, int threads, String[] subjects) {
        return options(RowScoring.class, methods, subjects)
                .threads(threads)
                .warmupIterations(WARM_UPS)
                .warmupTime(TimeValue.milliseconds(warmUpMillis))
                .measurementIterations(ITERATIONS)
                .measurementTime(TimeValue.milliseconds(warmUpMillis / PARTS))
                .forks(1)
                .addProfiler(GCProfiler.class);
    }

    private ChainedOptionsBuilder options(Class<?> benchmarks, String methods, String[] subjects) {
        return new OptionsBuilder()
                .include(benchmarks.getName() + "\\." + methods + "$")
                .param("subject", subjects)
                .shouldFailOnError(true)
                .jvmArgsAppend("-Xmx2g", "-D" + Loaded.FOLDER + "=" + folder);
    }
}
