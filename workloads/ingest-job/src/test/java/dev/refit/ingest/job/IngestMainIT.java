package dev.refit.ingest.job;

import static dev.refit.ingest.job.IngestScenario.columns;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RefitJson;
import dev.refit.events.definition.ColumnType;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.store.root.DataRoots;
import java.io.File;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged workload in a JVM of its own. */
class IngestMainIT {
    @TempDir
    Path home;

    @Test
    void thePackagedWorkloadLeavesItsResultAndSaysNothingButItsProgress() throws Exception {
        Path file = home.resolve("flights.csv.gz");
        try (Writer out =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            out.write("hour,delay\n");
            for (int i = 0; i < 27_000; i++) {
                out.write("2013-01-01T05:00:00Z," + i % 100 + "\n");
            }
        }
        Path request = new IngestScenario(home)
                .csv("flights", columns("hour", ColumnType.TIMESTAMP, "delay", ColumnType.INT), file)
                .request();
        Path log = home.resolve("log");

        Process process = start(request, log);
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);

        assertThat(ended).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        assertThat(RefitJson.read(Files.readAllBytes(request.resolveSibling("result.json")), WorkloadResult.class))
                .isInstanceOfSatisfying(WorkloadResult.Ingested.class, ingested -> assertThat(
                                ingested.snapshots().get(0).rows())
                        .isEqualTo(27_000));
        assertThat(Files.readAllLines(log)).allSatisfy(line -> assertThat(line).startsWith("@refit-progress "));
    }

    private static Process start(Path request, Path log) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        "target/lib/*",
                        "dev.refit.ingest.job.IngestMain",
                        "--request",
                        request.toUri().toString())
                .directory(new File(System.getProperty("basedir", ".")))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .put(DataRoots.VARIABLE, request.getParent().getParent().toUri().toString());
        return builder.start();
    }
}
