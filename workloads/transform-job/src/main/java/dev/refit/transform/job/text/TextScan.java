package dev.refit.transform.job.text;

import dev.refit.events.RefitJson;
import java.util.OptionalLong;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.types.StructType;

/**
 * One reading of a text dataset: only the columns a query needs, a task a file, and the size told beforehand, so that
 * small datasets are broadcast and not shuffled.
 */
final class TextScan implements ScanBuilder, SupportsPushDownRequiredColumns, SupportsReportStatistics, Batch {
    private final TextSnapshot snapshot;
    private StructType schema;

    TextScan(TextSnapshot snapshot, StructType schema) {
        this.snapshot = snapshot;
        this.schema = schema;
    }

    @Override
    public void pruneColumns(StructType requiredSchema) {
        schema = requiredSchema;
    }

    @Override
    public Scan build() {
        return this;
    }

    @Override
    public StructType readSchema() {
        return schema;
    }

    @Override
    public String description() {
        return "refit " + snapshot.dataset();
    }

    @Override
    public Statistics estimateStatistics() {
        return new Statistics() {
            @Override
            public OptionalLong sizeInBytes() {
                return OptionalLong.of(Math.max(1, snapshot.rows() * Math.max(1, schema.defaultSize())));
            }

            @Override
            public OptionalLong numRows() {
                return OptionalLong.of(snapshot.rows());
            }
        };
    }

    @Override
    public Batch toBatch() {
        return this;
    }

    @Override
    public InputPartition[] planInputPartitions() {
        return snapshot.files().stream()
                .map(file -> new TextPartition(file.uri().toString()))
                .toArray(InputPartition[]::new);
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        return new TextReaders(RefitJson.write(snapshot), schema.fieldNames());
    }

    /** One file. */
    record TextPartition(String uri) implements InputPartition {}
}
