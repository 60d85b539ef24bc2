package dev.refit.ingest.job;

import dev.refit.dataset.ColumnDifference;
import dev.refit.dataset.InvalidDataException;
import dev.refit.dataset.JsonColumns;
import dev.refit.dataset.TypedColumn;
import dev.refit.events.data.Column;
import dev.refit.events.definition.DataSpec;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.Expectation;
import dev.refit.events.definition.Format;
import dev.refit.events.definition.trigger.PartitionsSpec;
import dev.refit.ingest.job.expectation.CheckedTable;
import dev.refit.ingest.job.expectation.ColumnCheck;
import dev.refit.ingest.job.expectation.PeriodCheck;
import dev.refit.ingest.job.expectation.RowCheck;
import dev.refit.ingest.job.key.KeyChecks;
import dev.refit.ingest.job.source.KeptFile;
import dev.refit.job.JobFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads the partitions of a dataset through: their columns, which are the same in all of them, how many rows each has, and
 * whether each is what was expected.
 */
final class DatasetReading {
    private static final int NAMED_FILES = 5;

    private final DatasetSpec dataset;
    private final List<Expectation> expectations;
    private final PartitionsSpec periods;
    private final KeyChecks keys;
    private final IngestProgress progress;
    private final JsonColumns found = new JsonColumns();
    private final Map<String, PartitionReading> partitions = new LinkedHashMap<>();
    private FileFormat format;
    private List<Column> columns = List.of();
    private String firstPlace;
    private long rows;

    /** @param keys the checks that compare rows with other rows */
    DatasetReading(DatasetSpec dataset, DataSpec data, KeyChecks keys, IngestProgress progress) {
        this.dataset = dataset;
        this.periods = data.partitions();
        this.keys = keys;
        this.expectations = data.expectations().stream()
                .filter(expectation -> expectation.dataset().equals(dataset.name()))
                .toList();
        this.progress = progress;
    }

    /**
     * Looks for the columns that nobody declared, in all partitions before the first of them is read.
     *
     * @throws InvalidDataException when a member has other types of values than in a file before it
     */
    void findColumns(String partition, List<KeptFile> files) throws IOException {
        if (dataset.format() instanceof Format.Json && dataset.columns().isEmpty()) {
            for (KeptFile file : files) {
                found.add(file.name(), "partition " + partition, Files.newInputStream(file.path()));
            }
        }
    }

    /**
     * Reads the files of one version.
     *
     * @return how many rows they have
     * @throws InvalidDataException when they are not what the dataset declares, hold no row at all, or have other columns
     *     than a partition before it
     * @throws JobFailedException when an expectation cannot be checked on this dataset
     */
    long read(String partition, List<KeptFile> files) throws IOException, JobFailedException {
        PartitionReading reading = null;
        for (KeptFile file : files) {
            open(partition, file);
            if (reading == null) {
                reading = new PartitionReading(expectations, checks(partition));
                partitions.put(partition, reading);
            }
            long before = reading.rows();
            reading.read(format, file);
            rows += reading.rows() - before;
            progress.say(dataset.name() + ": " + file.name() + ", " + rows + " rows so far");
        }
        if (reading == null || reading.rows() == 0) {
            throw new InvalidDataException(
                    "empty-dataset",
                    files.stream().map(KeptFile::name).limit(NAMED_FILES).collect(Collectors.joining(", "))
                            + (files.size() > NAMED_FILES ? " and others" : "")
                            + ": no row, expected at least one");
        }
        reading.rest();
        return reading.rows();
    }

    List<Column> columns() {
        return columns;
    }

    /** What is expected of the dataset and does not hold in one of the partitions, each of which has to hold it. */
    List<String> violations() throws IOException {
        List<String> violations = new ArrayList<>();
        for (Map.Entry<String, PartitionReading> entry : partitions.entrySet()) {
            violations.addAll(entry.getValue().violations(partitions.size() == 1 ? "" : " in " + entry.getKey()));
        }
        return violations;
    }

    private List<RowCheck> checks(String partition) throws IOException, JobFailedException {
        CheckedTable table = new CheckedTable(dataset, columns);
        List<RowCheck> checks = new ArrayList<>(ColumnCheck.of(table, expectations));
        checks.addAll(PeriodCheck.of(table, expectations, periods, partition));
        checks.addAll(keys.of(table));
        return checks;
    }

    private void open(String partition, KeptFile file) throws IOException {
        String place = "partition " + partition;
        if (format == null) {
            format = dataset.format() instanceof Format.Parquet
                    ? new ParquetFormat(dataset)
                    : new TextFormat(
                            dataset.format(),
                            progress,
                            dataset.columns().isEmpty() ? found.columns() : TypedColumn.of(dataset.columns()));
            columns = format.columns(file);
            firstPlace = file.name() + " of " + place;
        }
        String difference = ColumnDifference.between(columns, format.columns(file), firstPlace)
                .orElse(null);
        if (difference != null) {
            throw new InvalidDataException(
                    "schema-differs",
                    file.name() + ": " + difference + "; expected the same columns in all files of a dataset");
        }
    }
}
