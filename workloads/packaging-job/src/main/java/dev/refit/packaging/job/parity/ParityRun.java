package dev.refit.packaging.job.parity;

import dev.refit.events.run.Failure.Fault;
import dev.refit.job.JobFailedException;
import dev.refit.packaging.job.compile.JobClassPath;
import dev.refit.packaging.job.compile.SourceCompiler;
import dev.refit.packaging.job.library.Library;
import dev.refit.packaging.job.release.ReleaseBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the parity tests against the built jar in a separate process on the same JVM. Their report stays in the job's folder
 * as {@value #REPORT}.
 */
public final class ParityRun {
    static final String REPORT = "parity-tests.txt";

    private static final int TESTS_FAILED = 1;
    private static final int LINES_TOLD = 25;
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private ParityRun() {}

    /** @throws JobFailedException if the library does not predict like the model, with the first rows that differ */
    public static void prove(Library library, ReleaseBuilder builder)
            throws IOException, InterruptedException, JobFailedException {
        Path report = builder.folder().file(REPORT);
        Process process = new ProcessBuilder(command(library, builder))
                .redirectErrorStream(true)
                .redirectOutput(report.toFile())
                .start();
        int status;
        try {
            if (!process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new JobFailedException(
                        Fault.DATA,
                        "model-too-slow",
                        "The parity tests of " + library.coordinates() + " took longer than the " + LONGEST.toSeconds()
                                + " seconds allowed.",
                        "Let the library carry fewer examples.");
            }
            status = process.exitValue();
        } finally {
            process.destroyForcibly();
        }
        if (status == TESTS_FAILED) {
            throw violated(library, report);
        }
        if (status != 0) {
            throw new JobFailedException(
                    Fault.PLATFORM,
                    "parity-tests-broke-off",
                    "The parity tests of " + library.coordinates() + " ended with exit code " + status
                            + " before they had a result:\n" + tail(report),
                    "See " + REPORT + " in the workload's folder; exit code 137 means out of memory.");
        }
    }

    private static JobFailedException violated(Library library, Path report) throws IOException {
        List<String> rows = Files.readAllLines(report, StandardCharsets.UTF_8).stream()
                .map(String::strip)
                .filter(line -> line.matches("row \\d+ \\(line \\d+\\), .*|and \\d+ more"))
                .distinct()
                .limit(LINES_TOLD)
                .toList();
        String what = rows.isEmpty() ? tail(report) : String.join("\n", rows);
        // Another attempt would fail as well, so the fault must not be the platform's.
        return new JobFailedException(
                Fault.DATA,
                "parity-violated",
                "The release of " + library.coordinates() + " is blocked: the library does not predict like the trained"
                        + " model.\n" + what,
                library.origin().remedy());
    }

    private static List<String> command(Library library, ReleaseBuilder builder) {
        List<Path> classPath = new ArrayList<>();
        classPath.add(builder.products().get("jar"));
        classPath.add(builder.products().get("tests.jar"));
        classPath.addAll(JobClassPath.ofLibraryAndTests(library.shape()));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Dfile.encoding=UTF-8",
                "-Drefit.strict=true",
                "-cp",
                SourceCompiler.joined(classPath),
                "org.junit.platform.console.ConsoleLauncher",
                "execute",
                "--select-class=" + library.parityTest().canonicalName(),
                "--fail-if-no-tests",
                "--disable-banner",
                "--disable-ansi-colors",
                "--details=tree");
    }

    private static String tail(Path report) throws IOException {
        List<String> lines = Files.readAllLines(report, StandardCharsets.UTF_8);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size()));
    }
}
