package dev.refit.transform.job;

import dev.refit.events.RefitJson;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.data.Column;
import dev.refit.events.data.DataFile;
import dev.refit.events.data.FeatureTable;
import dev.refit.events.data.InputVersion;
import dev.refit.events.data.Snapshot;
import dev.refit.events.definition.ColumnType;
import dev.refit.events.definition.DataSpec;
import dev.refit.events.definition.DatasetSpec;
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
import dev.refit.events.run.DefinitionVersion;
import dev.refit.events.run.Failure;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Trigger;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.job.JobFolder;
import dev.refit.job.JobMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A transform workload on snapshots of files in a temporary folder, which is its artifact store, run through its main line. */
final class TransformScenario {
    private final Path folder;
    private final List<DatasetSpec> datasets = new ArrayList<>();
    private final List<Snapshot> snapshots = new ArrayList<>();
    private String newest = "2013-01";

    TransformScenario(Path home) throws IOException {
        this.folder = Files.createDirectories(home.resolve("runs/delays/run/transform")
                .resolve("1-" + UUID.randomUUID().toString().substring(0, 8)));
    }

    /** @param columns declared as {@code name type, name type} */
    TransformScenario csv(String name, String columns, Path... files) throws IOException {
        return dataset(name, new Format.Csv(null, null, List.of("NA"), "America/New_York"), columns, files);
    }

    TransformScenario dataset(String name, Format format, String columns, Path... files) throws IOException {
        List<StoredFile> stored = new ArrayList<>();
        for (Path file : files) {
            stored.add(JobFolder.stored(file));
        }
        return stored(name, format, columns, stored);
    }

    TransformScenario stored(String name, Format format, String columns, List<StoredFile> stored) {
        Map<String, ColumnType> types = types(columns);
        List<Column> list = types.entrySet().stream()
                .map(column -> new Column(column.getKey(), column.getValue().sqlName()))
                .toList();
        datasets.add(new DatasetSpec(name, format, format instanceof Format.Csv ? types : Map.of(), false));
        snapshots.add(new Snapshot(name, "2013-01", stored, 3, list, "digest"));
        return this;
    }

    private static Map<String, ColumnType> types(String columns) {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        for (String column : columns.split(",\\s*")) {
            String[] parts = column.split(" ");
            types.put(parts[0], ColumnType.valueOf(parts[1].toUpperCase(java.util.Locale.ROOT)));
        }
        return types;
    }

    /** Another partition of a dataset that is there, newer than those before it. */
    TransformScenario partition(String name, String partition, Path... files) throws IOException {
        List<StoredFile> stored = new ArrayList<>();
        for (Path file : files) {
            stored.add(JobFolder.stored(file));
        }
        List<Column> columns = snapshots.stream()
                .filter(snapshot -> snapshot.dataset().equals(name))
                .findFirst()
                .orElseThrow()
                .columns();
        snapshots.add(new Snapshot(name, partition, stored, 3, columns, "digest"));
        newest = partition;
        return this;
    }

    /** An optional dataset of Parquet that is there. */
    TransformScenario optional(String name, String columns, Path file) throws IOException {
        dataset(name, new Format.Parquet(), columns, file);
        DatasetSpec last = datasets.remove(datasets.size() - 1);
        datasets.add(new DatasetSpec(name, last.format(), types(columns), false, true));
        return this;
    }

    /** An optional dataset that the run does without. */
    TransformScenario absent(String name, Format format, Map<String, ColumnType> columns) {
        datasets.add(new DatasetSpec(name, format, columns, false, true));
        return this;
    }

    Path folder() {
        return folder;
    }

    FeatureTable features(String sql) throws IOException {
        return ((WorkloadResult.Transformed) run(sql(sql))).features();
    }

    Failure failure(String sql) throws IOException {
        return ((WorkloadResult.Failed) run(sql(sql))).failure();
    }

    static SparkTransform sql(String sql) {
        return new SparkTransform(sql, null, null, 1, null);
    }

    Path request(SparkTransform transform) throws IOException {
        RowFilter none = new RowFilter("split", "none");
        RefitDefinition definition = new RefitDefinition(
                "delays",
                new DataSpec(datasets, null, null),
                new TransformSpec(transform),
                new TrainingSpec(
                        new H2oTraining(1, null, Algorithm.GBM, "target", null, null, null, 1, none, none, Metric.AUC)),
                new PackagingSpec(new MavenSpec("com.example", "delays"), 0));
        List<InputVersion> inputs = snapshots.stream()
                .map(snapshot -> new InputVersion(
                        snapshot.dataset(),
                        snapshot.partition(),
                        1,
                        "token",
                        List.of(new DataFile(snapshot.files().get(0).uri(), null, null))))
                .toList();
        RunContext run = RunContext.of(DefinitionVersion.of(definition), Trigger.arrival(), newest, inputs);
        return Files.write(
                folder.resolve("request.json"), RefitJson.bytes(new WorkloadRequest.Transform(run, snapshots)));
    }

    WorkloadResult result() throws IOException {
        return RefitJson.read(Files.readAllBytes(folder.resolve("result.json")), WorkloadResult.class);
    }

    WorkloadResult run(SparkTransform transform) throws IOException {
        String request = request(transform).toUri().toString();
        JobMain.exitCode(new String[] {"--request", request}, new TransformJob());
        return result();
    }
}
