package dev.refit.transform.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RefitJson;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.data.FeatureTable;
import dev.refit.events.definition.Format;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.job.JobFolder;
import dev.refit.store.ArtifactStore;
import dev.refit.store.ArtifactStores;
import dev.refit.store.s3.testing.S3Server;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged workload, with nothing on this machine but its scratch folders. */
class S3TransformIT {
    private static final String SQL = "SELECT carrier, avg(delay) AS mean, max(size) AS size FROM flights"
            + " JOIN planes USING (carrier) GROUP BY carrier ORDER BY carrier";

    @TempDir
    Path home;

    private S3Server server;
    private ArtifactStore store;

    @BeforeEach
    void start() {
        server = S3Server.start().use();
        store = ArtifactStores.at(URI.create("s3://" + S3Server.BUCKET + "/"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void textAndParquetAreReadFromTheBucketAndFeaturesWrittenThere() throws Exception {
        FeatureTable table = features("local[2]", "one");

        assertThat(table.uri()).hasToString("s3://refit/runs/one/features/");
        assertThat(table.rows()).isEqualTo(2);
        assertThat(store.list("runs/one/features/")).isNotEmpty().allMatch(path -> path.endsWith(".snappy.parquet"));
        assertThat(store.list("runs/one/")).contains("runs/one/request.json", "runs/one/result.json");
    }

    @Test
    void executorsOfOtherProcessesGiveTheSameFeatures() throws Exception {
        FeatureTable here = features("local[2]", "one");
        FeatureTable there = features("local-cluster[2,1,1024]", "two");

        assertThat(there.digest()).isEqualTo(here.digest());
        assertThat(there.rows()).isEqualTo(here.rows());
    }

    private FeatureTable features(String master, String run) throws Exception {
        TransformScenario scenario = new TransformScenario(home)
                .stored(
                        "flights",
                        new Format.Csv(null, null, List.of("NA"), null),
                        "carrier string, delay double",
                        List.of(text("a b.csv", "carrier,delay\nUA,1\nDL,4\n"), text("b.csv", "carrier,delay\nUA,3\n")))
                .stored("planes", new Format.Parquet(), "carrier string, size int", List.of(parquet()));
        Path request = scenario.request(TransformScenario.sql(SQL));
        store.put("runs/" + run + "/request.json", Files.readAllBytes(request));
        run(master, store.uri("runs/" + run + "/request.json"));
        byte[] result = store.read("runs/" + run + "/result.json").orElseThrow();
        return ((WorkloadResult.Transformed) RefitJson.read(result, WorkloadResult.class)).features();
    }

    private StoredFile text(String name, String content) throws IOException {
        String path = "data/" + name.replace(' ', '_');
        store.put(path, content.getBytes(StandardCharsets.UTF_8));
        return JobFolder.stored(store.uri(path));
    }

    /** Made by the workload itself. */
    private StoredFile parquet() throws IOException {
        Path file = Files.writeString(home.resolve("planes.csv"), "carrier,size\nUA,7\nUA,9\nDL,8\n");
        FeatureTable made = new TransformScenario(home)
                .csv("planes", "carrier string, size int", file)
                .features("SELECT * FROM planes");
        try (Stream<Path> files = Files.list(Path.of(made.uri()))) {
            store.put("data/planes.parquet", files.findFirst().orElseThrow());
        }
        return JobFolder.stored(store.uri("data/planes.parquet"));
    }

    private void run(String master, URI request) throws Exception {
        Path log = home.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@target/jvm.args",
                        "@target/jvm-small.args",
                        "-Dspark.master=" + master,
                        "-cp",
                        "target/lib/*",
                        TransformMain.class.getName(),
                        "--request",
                        request.toString())
                .directory(new File("").getAbsoluteFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(server.environment());
        builder.environment().put("REFIT_SCRATCH", home.resolve("scratch").toString());
        builder.environment().put("SPARK_HOME", sparkHome().toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isZero();
            assertThat(Files.readAllLines(log))
                    .allSatisfy(line -> assertThat(line).startsWith("@refit-progress "));
            assertThat(home.resolve("scratch")).isEmptyDirectory();
        } finally {
            process.destroyForcibly();
        }
    }

    /** What Spark looks for when it starts executors of its own. */
    private Path sparkHome() throws IOException {
        Path spark = home.resolve("spark");
        if (!Files.exists(spark)) {
            Files.createDirectories(spark);
            Files.createSymbolicLink(
                    spark.resolve("jars"), Path.of("target/lib").toAbsolutePath());
        }
        return spark;
    }
}
