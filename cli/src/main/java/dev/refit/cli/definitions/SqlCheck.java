package dev.refit.cli.definitions;

import dev.refit.cli.Session;
import dev.refit.cli.packaging.ChildJava;
import dev.refit.cli.packaging.TemporaryFolder;
import dev.refit.cli.platform.Checkout;
import dev.refit.events.RefitJson;
import dev.refit.events.workload.SqlCheckReport;
import dev.refit.events.workload.SqlCheckRequest;
import dev.refit.launcher.local.jvm.ArchiveFolder;
import dev.refit.launcher.local.jvm.ClassPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Has Spark, in a Java of its own, tell of SQL what can be told without data. What it told once it is not asked again. */
final class SqlCheck {
    private static final String MAIN = "dev.refit.transform.job.SqlCheckMain";
    private static final int LINES_TOLD = 5;

    /** Spark computes what it can before there are rows; a script that makes it compute for long is left to the run. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Checkout checkout;
    private final SqlCheckCache cache;

    SqlCheck(Session session) {
        this.checkout = session.checkout();
        this.cache = new SqlCheckCache(checkout);
    }

    /** @throws NotCheckedException when Spark could not be asked, in words */
    SqlCheckReport report(SqlCheckRequest request) throws NotCheckedException, InterruptedException {
        Optional<SqlCheckReport> known = cache.find(request);
        if (known.isPresent()) {
            return known.get();
        }
        try (TemporaryFolder folder = TemporaryFolder.make("refit-sql")) {
            SqlCheckReport report = ask(request, folder.path());
            cache.keep(request, report);
            return report;
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new NotCheckedException(e.toString());
        }
    }

    private SqlCheckReport ask(SqlCheckRequest request, Path folder)
            throws IOException, NotCheckedException, InterruptedException {
        Path build = checkout.workloads().resolve("transform-job/target");
        if (!Files.isDirectory(build.resolve("lib"))) {
            throw new NotCheckedException("there is no " + build.resolve("lib"));
        }
        Files.write(folder.resolve("request.json"), RefitJson.bytes(request));
        Deque<String> last = new ArrayDeque<>();
        int status = ChildJava.run(
                options(build),
                ClassPath.named(build.resolve("lib") + "/*"),
                MAIN,
                List.of(folder.toString()),
                line -> {
                    last.add(line);
                    if (last.size() > LINES_TOLD) {
                        last.remove();
                    }
                },
                Optional.of(LONGEST));
        Path report = folder.resolve("report.json");
        if (!Files.exists(report)) {
            throw new NotCheckedException("Spark ended with exit code " + status + ":\n" + String.join("\n", last));
        }
        return RefitJson.read(Files.readAllBytes(report), SqlCheckReport.class);
    }

    /** Those of the transform's workload, whose classes were recorded with them. */
    private List<String> options(Path build) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> options = new ArrayList<>(List.of(
                "@" + build.resolve("jvm.args"),
                "@" + build.resolve("jvm-small.args"),
                "-Xmx512m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dspark.master=local[1]"));
        options.addAll(new ArchiveFolder(checkout.classArchives())
                .use("workload-transform", java, ClassPath.of(build.resolve("lib") + "/*")));
        return options;
    }

    /** Spark could not be asked. */
    static final class NotCheckedException extends Exception {
        private static final long serialVersionUID = 1L;

        NotCheckedException(String message) {
            super(message);
        }
    }
}
