package dev.refit.transform.job.snapshot;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import dev.refit.events.data.Snapshot;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rows of a dataset with their partitions, in three columns: {@code partition}, its name; {@code newest}, whether it is
 * the run's own; {@code row}, a struct of the dataset's columns, whose names can so be any.
 */
final class PartitionedRows {
    private PartitionedRows() {}

    /** @param partitions at least one */
    static Dataset<Row> union(List<Snapshot> partitions, String newest, Function<Snapshot, Dataset<Row>> rows) {
        return partitions.stream()
                .map(snapshot -> labelled(rows.apply(snapshot), snapshot.partition(), newest))
                .reduce(Dataset::union)
                .orElseThrow();
    }

    /** @param none rows of which there are none */
    static Dataset<Row> none(Dataset<Row> none) {
        return labelled(none, "", "");
    }

    private static Dataset<Row> labelled(Dataset<Row> rows, String partition, String newest) {
        return rows.select(
                lit(partition).as("partition"),
                lit(partition.equals(newest)).as("newest"),
                struct(col("*")).as("row"));
    }
}
