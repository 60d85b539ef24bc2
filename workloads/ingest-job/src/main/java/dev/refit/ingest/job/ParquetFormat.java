package dev.refit.ingest.job;

import dev.refit.dataset.InvalidDataException;
import dev.refit.dataset.Rows;
import dev.refit.dataset.TypedColumn;
import dev.refit.events.data.Column;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.ingest.job.parquet.ParquetColumns;
import dev.refit.ingest.job.parquet.ParquetReadability;
import dev.refit.ingest.job.parquet.ParquetRows;
import dev.refit.ingest.job.source.KeptFile;
import java.io.IOException;
import java.util.List;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;

/** Parquet: the number of rows stands in each file's footer, and so do the columns, of which a dataset may declare some. */
final class ParquetFormat implements FileFormat {
    private final DatasetSpec dataset;

    ParquetFormat(DatasetSpec dataset) {
        this.dataset = dataset;
    }

    @Override
    public List<Column> columns(KeptFile file) throws IOException {
        List<Column> columns;
        try (ParquetFileReader reader = reader(file)) {
            ParquetReadability.check(file.name(), reader.getFooter());
            columns = ParquetColumns.of(reader.getFileMetaData().getSchema());
        }
        List<Column> declared = TypedColumn.of(dataset.columns()).stream()
                .map(TypedColumn::column)
                .toList();
        for (Column expected : declared) {
            if (!columns.contains(expected)) {
                throw new InvalidDataException(
                        "missing-column",
                        file.name() + ": has no column " + expected.name() + " of type " + expected.type() + "; it has "
                                + columns);
            }
        }
        return declared.isEmpty() ? columns : declared;
    }

    @Override
    public Rows open(KeptFile file) throws IOException {
        return new ParquetRows(
                file.name(), reader(file), List.copyOf(dataset.columns().keySet()));
    }

    @Override
    public boolean knowsRows() {
        return true;
    }

    @Override
    public long rows(KeptFile file) throws IOException {
        try (ParquetFileReader reader = reader(file)) {
            return reader.getRecordCount();
        }
    }

    private static ParquetFileReader reader(KeptFile file) throws IOException {
        try {
            return ParquetFileReader.open(new LocalInputFile(file.path()));
        } catch (IOException | RuntimeException e) {
            throw new InvalidDataException(
                    "unreadable-file", file.name() + ": is not Parquet: " + ParquetRows.words(e), e);
        }
    }
}
