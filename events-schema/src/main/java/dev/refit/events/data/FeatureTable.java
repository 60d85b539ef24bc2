package dev.refit.events.data;

import dev.refit.events.checks.Checks;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * The feature table of a run, as Parquet files in one folder.
 *
 * @param uri the folder
 * @param digest of the rows, whatever file or order they lie in
 * @param schemaDigest of the columns in their order
 * @param sources what it was built of; empty when an older transform stage built it
 * @param tools versions of what built it, such as {@code spark} and {@code java}
 */
public record FeatureTable(
        URI uri,
        long rows,
        List<Column> columns,
        String digest,
        String schemaDigest,
        List<FeatureSource> sources,
        Map<String, String> tools) {
    public FeatureTable {
        Checks.location("uri", uri);
        Checks.notNegative("rows", rows);
        columns = Checks.notEmpty("columns", columns);
        Checks.text("digest", digest);
        Checks.text("schemaDigest", schemaDigest);
        sources = Checks.copy("sources", sources);
        tools = Checks.sorted("tools", tools);
    }

    /** A table of which no more is known. */
    public FeatureTable(URI uri, long rows, List<Column> columns, String digest, String schemaDigest) {
        this(uri, rows, columns, digest, schemaDigest, null, null);
    }

    /** The same table, with what it was built of and by. */
    public FeatureTable madeOf(List<Snapshot> snapshots, Map<String, String> versions) {
        List<FeatureSource> built = snapshots.stream().map(FeatureSource::of).toList();
        return new FeatureTable(uri, rows, columns, digest, schemaDigest, built, versions);
    }
}
