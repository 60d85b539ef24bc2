package dev.refit.transform.job.session;

import dev.refit.job.JobFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.classic.SparkSession;

/**
 * A Spark session that leaves nothing behind: what it needs on disk lies below the job's folder and is removed with it,
 * and it listens on the loopback interface only when it is alone.
 */
public final class SparkRun implements AutoCloseable {
    private final SparkSession session;
    private final Path scratch;
    private final String temporary;

    private SparkRun(SparkSession session, Path scratch, String temporary) {
        this.session = session;
        this.scratch = scratch;
        this.temporary = temporary;
    }

    public static SparkRun start(JobFolder folder, InputSize size) throws IOException {
        SparkRun run = start(folder.file("spark-scratch/tmp").getParent(), size);
        run.session.sparkContext().addSparkListener(new StageProgress(folder));
        return run;
    }

    /** @param scratch a folder of its own, which is deleted at the end */
    public static SparkRun start(Path scratch, InputSize size) throws IOException {
        Files.createDirectories(scratch.resolve("tmp"));
        // Spark and its native libraries unpack there; it is read whenever a temporary file is made.
        String temporary =
                System.setProperty("java.io.tmpdir", scratch.resolve("tmp").toString());
        SparkConf conf = SparkSettings.of(scratch, size);
        return new SparkRun(SparkSession.builder().config(conf).getOrCreate(), scratch, temporary);
    }

    public SparkSession session() {
        return session;
    }

    public Path scratch() {
        return scratch;
    }

    @Override
    public void close() throws IOException {
        session.stop();
        SparkSession.clearActiveSession();
        SparkSession.clearDefaultSession();
        System.setProperty("java.io.tmpdir", temporary);
        try (Stream<Path> below = Files.walk(scratch)) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
