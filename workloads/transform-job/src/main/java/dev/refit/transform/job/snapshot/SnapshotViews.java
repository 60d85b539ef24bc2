package dev.refit.transform.job.snapshot;

import dev.refit.events.RefitJson;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.data.Snapshot;
import dev.refit.events.definition.DataSpec;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.Format;
import dev.refit.job.JobFailedException;
import dev.refit.transform.job.session.SparkPath;
import dev.refit.transform.job.text.TextSnapshot;
import dev.refit.transform.job.text.TextSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Makes each dataset a temporary view that holds all its snapshots. The view has the dataset's name, with {@code _} for
 * each {@code -}: the dataset {@code bike-rides} is the view {@code bike_rides}.
 */
public final class SnapshotViews {
    private final SparkSession session;
    private final DataSpec data;

    public SnapshotViews(SparkSession session, DataSpec data) {
        this.session = session;
        this.data = data;
    }

    /** @throws JobFailedException when a file is no longer what was snapshot */
    public void register(List<Snapshot> snapshots) throws JobFailedException {
        Map<String, List<Snapshot>> byDataset = snapshots.stream()
                .collect(Collectors.groupingBy(Snapshot::dataset, LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<String, List<Snapshot>> entry : byDataset.entrySet()) {
            DatasetSpec dataset = data.dataset(entry.getKey())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "snapshots: got one of " + entry.getKey() + ", expected one of the definition's datasets"));
            SnapshotFiles.verify(entry.getValue());
            rows(dataset, entry.getValue())
                    .createOrReplaceTempView(dataset.name().replace('-', '_'));
        }
    }

    private Dataset<Row> rows(DatasetSpec dataset, List<Snapshot> snapshots) {
        List<StoredFile> files = snapshots.stream()
                .flatMap(snapshot -> snapshot.files().stream())
                .toList();
        if (dataset.format() instanceof Format.Parquet) {
            return session.read()
                    .parquet(files.stream().map(SnapshotViews::literal).toArray(String[]::new));
        }
        long rows = snapshots.stream().mapToLong(Snapshot::rows).sum();
        TextSnapshot text = new TextSnapshot(
                dataset.name(), dataset.format(), snapshots.get(0).columns(), files, rows);
        return session.read()
                .format(TextSource.class.getName())
                .option(TextSource.SNAPSHOT, RefitJson.write(text))
                .load();
    }

    /** Spark takes paths for patterns. */
    private static String literal(StoredFile file) {
        return SparkPath.of(file.uri()).replaceAll("[\\\\{}\\[\\]*?]", "\\\\$0");
    }
}
