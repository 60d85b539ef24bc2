package dev.refit.ingest.job;

import dev.refit.events.RefitJson;
import dev.refit.events.data.DataFile;
import dev.refit.events.data.InputVersion;
import dev.refit.events.data.Snapshot;
import dev.refit.events.definition.ColumnType;
import dev.refit.events.definition.DataSpec;
import dev.refit.events.definition.DataSpec.SnapshotMode;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.Expectation;
import dev.refit.events.definition.Format;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.definition.PackagingSpec;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.definition.TrainingSpec;
import dev.refit.events.definition.TransformSpec;
import dev.refit.events.definition.engine.Metric;
import dev.refit.events.definition.engine.RowFilter;
import dev.refit.events.definition.engine.h2o.Algorithm;
import dev.refit.events.definition.engine.h2o.H2oTraining;
import dev.refit.events.definition.engine.spark.SparkTransform;
import dev.refit.events.definition.trigger.PartitionsSpec;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.events.run.Failure;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Trigger;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.job.JobMain;
import dev.refit.store.root.DataRoots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** An ingest workload on files of a temporary folder, run through its main line. */
final class IngestScenario {
    private final Path home;
    private final List<DatasetSpec> datasets = new ArrayList<>();
    private final List<InputVersion> inputs = new ArrayList<>();
    private final List<Expectation> expectations = new ArrayList<>();
    private SnapshotMode mode = SnapshotMode.REFERENCE;
    private Consumer<Path> whenRead = path -> {};
    private DataRoots roots;
    private PartitionsSpec periods;

    IngestScenario(Path home) {
        this.home = home;
        this.roots = DataRoots.of(List.of(home.toUri(), URI.create("s3://refit/data/")));
    }

    static Map<String, ColumnType> columns(Object... namesAndTypes) {
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            columns.put((String) namesAndTypes[i], (ColumnType) namesAndTypes[i + 1]);
        }
        return columns;
    }

    IngestScenario csv(String name, Map<String, ColumnType> columns, Path... files) {
        return dataset(name, new Format.Csv(null, null, List.of("NA"), null), columns, files);
    }

    IngestScenario dataset(String name, Format format, Map<String, ColumnType> columns, Path... files) {
        return arrival(
                name,
                format,
                columns,
                Stream.of(files)
                        .map(file -> new DataFile(file.toUri(), null, null))
                        .toArray(DataFile[]::new));
    }

    IngestScenario arrival(String name, Format format, Map<String, ColumnType> columns, DataFile... files) {
        datasets.add(new DatasetSpec(name, format, columns, false));
        inputs.add(new InputVersion(name, "2013-01", 1, "token", List.of(files)));
        return this;
    }

    /** Another partition of a dataset that is there. */
    IngestScenario partition(String name, String partition, Path... files) {
        List<DataFile> unclaimed = Stream.of(files)
                .map(file -> new DataFile(file.toUri(), null, null))
                .toList();
        inputs.add(new InputVersion(name, partition, 1, "token", unclaimed));
        return this;
    }

    /** A dataset that the run may do without, and does until it gets a partition. */
    IngestScenario optional(String name, Format format, Map<String, ColumnType> columns) {
        datasets.add(new DatasetSpec(name, format, columns, false, true));
        return this;
    }

    /** A dataset that no run can do without, and that this one lacks. */
    IngestScenario lacking(String name, Map<String, ColumnType> columns) {
        datasets.add(new DatasetSpec(name, new Format.Csv(null, null, null, null), columns, false));
        return this;
    }

    IngestScenario expecting(Expectation expectation) {
        expectations.add(expectation);
        return this;
    }

    /** Partitions are periods. */
    IngestScenario periods(PartitionsSpec partitions) {
        periods = partitions;
        return this;
    }

    /** Instead of the temporary folder. */
    IngestScenario below(URI... others) {
        roots = DataRoots.of(List.of(others));
        return this;
    }

    IngestScenario copying() {
        mode = SnapshotMode.COPY;
        return this;
    }

    IngestScenario whenRead(Consumer<Path> action) {
        whenRead = action;
        return this;
    }

    List<Snapshot> snapshots() {
        return ((WorkloadResult.Ingested) result()).snapshots();
    }

    Failure failure() {
        return ((WorkloadResult.Failed) result()).failure();
    }

    Path folder() {
        return home.resolve("job");
    }

    Path request() {
        RowFilter none = new RowFilter("split", "none");
        RefitDefinition definition = new RefitDefinition(
                "delays",
                new DataSpec(datasets, mode, expectations, null, null, null, periods, null, null, null, null, null),
                new TransformSpec(new SparkTransform("SELECT 1", null, null, 1, null)),
                new TrainingSpec(
                        new H2oTraining(1, null, Algorithm.GBM, "target", null, null, null, 1, none, none, Metric.AUC)),
                new PackagingSpec(new MavenSpec("com.example", "delays"), 0));
        RunContext run = RunContext.of(DefinitionVersion.of(definition), Trigger.arrival(), "2013-01", inputs);
        try {
            Files.createDirectories(folder());
            return Files.write(folder().resolve("request.json"), RefitJson.bytes(new WorkloadRequest.Ingest(run)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    WorkloadResult result() {
        Path request = request();
        JobMain.exitCode(new String[] {"--request", request.toUri().toString()}, new IngestJob(roots, whenRead));
        try {
            return RefitJson.read(Files.readAllBytes(folder().resolve("result.json")), WorkloadResult.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
