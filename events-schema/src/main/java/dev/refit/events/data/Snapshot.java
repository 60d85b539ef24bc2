package dev.refit.events.data;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Checks;
import dev.refit.events.definition.DatasetSpec;
import java.util.List;

/**
 * One dataset of a run as the ingest workload found it: from here on only these files are read.
 *
 * @param columns the schema, in order
 * @param rows over all files
 */
public record Snapshot(
        String dataset, String partition, List<StoredFile> files, long rows, List<Column> columns, String digest) {
    public Snapshot {
        Checks.name("dataset", dataset, DatasetSpec.MAX_NAME);
        Checks.partition("partition", partition);
        files = Checks.notEmpty("files", files);
        Checks.notNegative("rows", rows);
        columns = Checks.notEmpty("columns", columns);
        Checks.text("digest", digest);
    }
}
