package dev.refit.ingest.job;

import dev.refit.dataset.InvalidDataException;
import dev.refit.dataset.Rows;
import dev.refit.events.data.Column;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.Expectation;
import dev.refit.events.definition.Format;
import dev.refit.ingest.job.expectation.ColumnCheck;
import dev.refit.ingest.job.source.KeptFile;
import dev.refit.job.JobFailedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads a dataset through: its columns, how many rows it has, and whether it is what was expected. */
final class DatasetReading {
    private static final int NAMED_FILES = 5;

    private final DatasetSpec dataset;
    private final List<Expectation> expectations;
    private final IngestProgress progress;
    private final List<ColumnCheck> checks = new ArrayList<>();
    private FileFormat format;
    private List<Column> columns = List.of();
    private long rows;

    DatasetReading(DatasetSpec dataset, List<Expectation> expectations, IngestProgress progress) {
        this.dataset = dataset;
        this.expectations = expectations.stream()
                .filter(expectation -> expectation.dataset().equals(dataset.name()))
                .toList();
        this.progress = progress;
    }

    /**
     * Reads the files of one version.
     *
     * @return how many rows they have
     * @throws InvalidDataException when they are not what the dataset declares, or hold no row at all
     * @throws JobFailedException when an expectation cannot be checked on this dataset
     */
    long read(List<KeptFile> files) throws IOException, JobFailedException {
        long before = rows;
        for (KeptFile file : files) {
            open(file, files);
            rows += read(file);
            progress.say(dataset.name() + ": " + file.name() + ", " + rows + " rows so far");
        }
        if (rows == before) {
            throw new InvalidDataException(
                    "empty-dataset",
                    files.stream().map(KeptFile::name).limit(NAMED_FILES).collect(Collectors.joining(", "))
                            + (files.size() > NAMED_FILES ? " and others" : "")
                            + ": no row, expected at least one");
        }
        return rows - before;
    }

    List<Column> columns() {
        return columns;
    }

    List<String> violations() {
        List<String> violations = new ArrayList<>();
        for (Expectation expectation : expectations) {
            if (expectation.minRows() != null && rows < expectation.minRows()) {
                violations.add(dataset.name() + ": has " + rows + " rows, expected minRows " + expectation.minRows());
            }
        }
        checks.forEach(check -> violations.addAll(check.violations(rows)));
        return violations;
    }

    private void open(KeptFile file, List<KeptFile> files) throws IOException, JobFailedException {
        if (format == null) {
            format = dataset.format() instanceof Format.Parquet
                    ? new ParquetFormat(dataset)
                    : new TextFormat(dataset, progress, files);
            columns = format.columns(file);
            checks.addAll(ColumnCheck.of(dataset, expectations, columns));
        }
        List<Column> found = format.columns(file);
        if (!found.equals(columns)) {
            throw new InvalidDataException(
                    "schema-differs",
                    file.name() + ": has the columns " + found + ", but a file before it " + columns
                            + "; expected the same in all files of a dataset");
        }
    }

    private long read(KeptFile file) throws IOException {
        if (checks.isEmpty() && format.knowsRows()) {
            return format.rows(file);
        }
        long count = 0;
        try (Rows reading = format.open(file)) {
            while (reading.next()) {
                count++;
                for (ColumnCheck check : checks) {
                    check.see(file.name(), reading);
                }
            }
        }
        return count;
    }
}
