package dev.refit.transform.job.text;

import dev.refit.events.RefitJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * Spark's way to the rows of a text dataset, read by the same reader that checked them when they were snapshot: Spark's
 * own readers of csv and JSON differ from it in quotes, null texts, time zones and types.
 */
public final class TextSource implements TableProvider {
    public static final String SNAPSHOT = "snapshot";

    @Override
    public StructType inferSchema(CaseInsensitiveStringMap options) {
        return snapshotTable(options).sparkSchema();
    }

    @Override
    public Table getTable(StructType schema, Transform[] partitioning, Map<String, String> properties) {
        return snapshotTable(properties);
    }

    private static TextTable snapshotTable(Map<String, String> options) {
        byte[] json = options.get(SNAPSHOT).getBytes(StandardCharsets.UTF_8);
        return new TextTable(RefitJson.read(json, TextSnapshot.class));
    }
}
