package dev.refit.transform.job.text;

import dev.refit.dataset.TypedColumn;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** A text dataset as a table of Spark. */
final class TextTable implements SupportsRead {
    private final TextSnapshot snapshot;

    TextTable(TextSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    StructType sparkSchema() {
        return SparkColumns.schema(TypedColumn.of(snapshot.columns()));
    }

    @Override
    public String name() {
        return snapshot.dataset();
    }

    @Override
    public Column[] columns() {
        return TypedColumn.of(snapshot.columns()).stream()
                .map(column -> Column.create(column.name(), SparkColumns.type(column.type()), true))
                .toArray(Column[]::new);
    }

    @Override
    public Set<TableCapability> capabilities() {
        return Set.of(TableCapability.BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
        return new TextScan(snapshot, sparkSchema());
    }
}
