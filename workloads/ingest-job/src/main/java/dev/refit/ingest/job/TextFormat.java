package dev.refit.ingest.job;

import dev.refit.dataset.Rows;
import dev.refit.dataset.TextFiles;
import dev.refit.dataset.TypedColumn;
import dev.refit.events.data.Column;
import dev.refit.events.definition.Format;
import dev.refit.ingest.job.source.KeptFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;

/** Csv and JSON lines: the columns are the declared ones, or those that a first reading of JSON has found. */
final class TextFormat implements FileFormat {
    private final Format format;
    private final IngestProgress progress;
    private final List<TypedColumn> columns;

    TextFormat(Format format, IngestProgress progress, List<TypedColumn> columns) {
        this.format = format;
        this.progress = progress;
        this.columns = columns;
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
}
