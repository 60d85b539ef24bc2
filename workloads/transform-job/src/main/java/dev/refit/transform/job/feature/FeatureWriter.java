package dev.refit.transform.job.feature;

import dev.refit.events.RefitJson;
import dev.refit.events.checks.Digests;
import dev.refit.events.data.Column;
import dev.refit.events.data.FeatureTable;
import dev.refit.events.run.Failure.Fault;
import dev.refit.job.JobFailedException;
import dev.refit.job.JobFolder;
import dev.refit.store.ArtifactStores;
import dev.refit.transform.job.session.InputSize;
import dev.refit.transform.job.session.SparkPath;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Writes a feature table as Parquet into {@code features/}, in one pass, and says what it is. */
public final class FeatureWriter {
    private final JobFolder folder;
    private final InputSize size;

    public FeatureWriter(JobFolder folder, InputSize size) {
        this.folder = folder;
        this.size = size;
    }

    /** @throws JobFailedException when it has a column that training cannot read, or no row */
    public FeatureTable write(Dataset<Row> transformed) throws JobFailedException, IOException, InterruptedException {
        FeatureColumns.checkNames(transformed.schema());
        ChangingExpressions.warning(transformed).ifPresent(warning -> System.out.println("Warning: " + warning));
        Decimals.word(transformed.schema()).ifPresent(System.out::println);
        Dataset<Row> features = Decimals.asDoubles(transformed);
        List<Column> columns = FeatureColumns.of(features.schema());
        URI target = folder.uri("features/");
        if (isInUse(target)) {
            throw new JobFailedException(
                    Fault.PLATFORM,
                    "folder-in-use",
                    target + " is there already, expected a folder of this attempt alone",
                    "Another process works on the same attempt; the next attempt has a folder of its own.");
        }
        RowDigest digest = new RowDigest();
        // Merged without a shuffle, so that the order of an ORDER BY stays.
        digest.observing(features.coalesce(size.parts())).write().parquet(SparkPath.of(target));
        removeChecksums(target);
        if (digest.rows() == 0) {
            throw new JobFailedException(
                    Fault.DATA,
                    "no-features",
                    "the feature table has no row",
                    "Look at the filters and joins of the definition's transform, and whether the data has what they"
                            + " look for.");
        }
        return new FeatureTable(
                target, digest.rows(), columns, digest.digest(), Digests.sha256(RefitJson.canonical(columns)));
    }

    private static boolean isInUse(URI target) {
        return isLocal(target)
                ? Files.exists(Path.of(target))
                : !ArtifactStores.at(target).list("").isEmpty();
    }

    private static boolean isLocal(URI target) {
        return "file".equals(target.getScheme());
    }

    /** Hadoop's checksum files beside local ones would only confuse those who list the folder. */
    private static void removeChecksums(URI target) throws IOException {
        if (!isLocal(target)) {
            return;
        }
        try (Stream<Path> files = Files.list(Path.of(target))) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().endsWith(".crc")) {
                    Files.delete(file);
                }
            }
        }
    }
}
