package dev.refit.events;

import java.net.URI;
import java.util.List;

/**
 * The feature table of a run, as Parquet files in one folder.
 *
 * @param uri the folder
 * @param digest of the rows, whatever file or order they lie in
 * @param schemaDigest of the columns in their order
 */
public record FeatureTable(URI uri, long rows, List<Column> columns, String digest, String schemaDigest) {
    public FeatureTable {
        Checks.location("uri", uri);
        Checks.notNegative("rows", rows);
        columns = Checks.notEmpty("columns", columns);
        Checks.text("digest", digest);
        Checks.text("schemaDigest", schemaDigest);
    }
}
