package dev.refit.transform.job.snapshot;

import dev.refit.dataset.TypedColumn;
import dev.refit.events.RefitJson;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.data.Snapshot;
import dev.refit.events.definition.DataSpec;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.Format;
import dev.refit.job.JobFailedException;
import dev.refit.transform.job.session.SparkPath;
import dev.refit.transform.job.text.SparkColumns;
import dev.refit.transform.job.text.TextSnapshot;
import dev.refit.transform.job.text.TextSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Makes each dataset a temporary view that holds all its snapshots. The view has the dataset's name, with {@code _} for
 * each {@code -}: the dataset {@code bike-rides} is the view {@code bike_rides}. An optional dataset without snapshots is an
 * empty view of its declared columns.
 *
 * <p>The same rows with their partitions are in {@code by_partition.bike_rides}, see {@link PartitionedRows}.
 */
public final class SnapshotViews {
    private final SparkSession session;
    private final DataSpec data;

    public SnapshotViews(SparkSession session, DataSpec data) {
        this.session = session;
        this.data = data;
    }

    /**
     * @param newest the run's own partition
     * @throws JobFailedException when a file is no longer what was snapshot, or the partitions of a dataset do not fit one
     *     table
     */
    public void register(List<Snapshot> snapshots, String newest) throws JobFailedException {
        Map<String, List<Snapshot>> byDataset = snapshots.stream()
                .collect(Collectors.groupingBy(Snapshot::dataset, LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<String, List<Snapshot>> entry : byDataset.entrySet()) {
            DatasetSpec dataset = data.dataset(entry.getKey())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "snapshots: got one of " + entry.getKey() + ", expected one of the definition's datasets"));
            List<Snapshot> partitions = entry.getValue();
            SnapshotFiles.verify(partitions);
            SnapshotColumns.requireSame(partitions);
            Dataset<Row> rows = rows(dataset, partitions, declared(dataset));
            Optional<StructType> schema = Optional.of(rows.schema());
            register(
                    dataset,
                    rows,
                    PartitionedRows.union(partitions, newest, partition -> rows(dataset, List.of(partition), schema)));
        }
        for (DatasetSpec dataset : data.datasets()) {
            if (dataset.optional() && !byDataset.containsKey(dataset.name())) {
                registerEmpty(session, dataset);
            }
        }
    }

    /** Makes the views of a dataset that has no rows, and whose columns are declared. */
    public static void registerEmpty(SparkSession session, DatasetSpec dataset) {
        Dataset<Row> none = session.createDataFrame(List.of(), declared(dataset).orElseThrow());
        register(dataset, none, PartitionedRows.none(none));
    }

    /** The view of a dataset. */
    public static String name(DatasetSpec dataset) {
        return dataset.name().replace('-', '_');
    }

    private static void register(DatasetSpec dataset, Dataset<Row> rows, Dataset<Row> partitioned) {
        String view = name(dataset);
        rows.createOrReplaceTempView(view);
        partitioned.createOrReplaceGlobalTempView(view);
    }

    /** Empty when the files say what there is. */
    private static Optional<StructType> declared(DatasetSpec dataset) {
        return dataset.columns().isEmpty()
                ? Optional.empty()
                : Optional.of(SparkColumns.schema(TypedColumn.of(dataset.columns())));
    }

    /** @param schema for Parquet, what to read; without it Spark looks into a file */
    private Dataset<Row> rows(DatasetSpec dataset, List<Snapshot> snapshots, Optional<StructType> schema) {
        List<StoredFile> files = snapshots.stream()
                .flatMap(snapshot -> snapshot.files().stream())
                .toList();
        if (dataset.format() instanceof Format.Parquet) {
            DataFrameReader reader = session.read();
            return schema.map(reader::schema)
                    .orElse(reader)
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
