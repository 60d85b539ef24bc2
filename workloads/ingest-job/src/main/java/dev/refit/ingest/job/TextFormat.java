package dev.refit.ingest.job;

import dev.refit.dataset.JsonColumns;
import dev.refit.dataset.Rows;
import dev.refit.dataset.TextFiles;
import dev.refit.dataset.TypedColumn;
import dev.refit.events.data.Column;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.Format;
import dev.refit.ingest.job.source.KeptFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;

/** Csv and JSON lines: the columns are the declared ones; JSON's are found by a first reading when none are declared. */
final class TextFormat implements FileFormat {
    private final Format format;
    private final IngestProgress progress;
    private final List<TypedColumn> columns;

    TextFormat(DatasetSpec dataset, IngestProgress progress, List<KeptFile> files) throws IOException {
        this.format = dataset.format();
        this.progress = progress;
        this.columns = dataset.columns().isEmpty() ? inferred(files) : TypedColumn.of(dataset.columns());
    }

    @Override
    public List<Column> columns(KeptFile file) {
        return columns.stream().map(TypedColumn::column).toList();
    }

    @Override
    public Rows open(KeptFile file) throws IOException {
        InputStream content = new ProgressStream(Files.newInputStream(file.path()), progress, file.name());
        return TextFiles.open(file.name(), content, format, columns);
    }

    @Override
    public boolean knowsRows() {
        return false;
    }

    @Override
    public long rows(KeptFile file) {
        throw new UnsupportedOperationException("rows of text are counted by reading them");
    }

    private static List<TypedColumn> inferred(List<KeptFile> files) throws IOException {
        JsonColumns found = new JsonColumns();
        for (KeptFile file : files) {
            found.add(file.name(), Files.newInputStream(file.path()));
        }
        return found.columns();
    }
}
