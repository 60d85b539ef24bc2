package dev.refit.packaging.job;

import dev.refit.events.artifact.ModelArtifact;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.data.Column;
import dev.refit.events.data.DataFile;
import dev.refit.events.data.FeatureTable;
import dev.refit.events.data.InputVersion;
import dev.refit.events.data.Snapshot;
import dev.refit.events.definition.DataSpec;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.Format;
import dev.refit.events.definition.InputsSpec;
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
import dev.refit.events.model.FitSummary;
import dev.refit.events.model.TrainedModel;
import dev.refit.events.model.TrialSummary;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Trigger;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.job.JobFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Requests to package a model as {@code com.example.models:flight-delay-model:1.0.7}. */
public final class PackagingRequests {
    private PackagingRequests() {}

    public static WorkloadRequest.Package of(Path mojo, Path examples) throws IOException {
        return of(JobFolder.stored(mojo), JobFolder.stored(examples));
    }

    public static WorkloadRequest.Package of(StoredFile mojo, StoredFile examples) {
        List<Column> columns = List.of(
                new Column("month", "int"),
                new Column("distance", "bigint"),
                new Column("dep_delay", "double"),
                new Column("cancelled", "boolean"),
                new Column("carrier", "string"),
                new Column("origin", "string"),
                new Column("arr_delay", "double"),
                new Column("late", "string"));
        FeatureTable features = new FeatureTable(URI.create("file:/store/features/"), 2000, columns, "d1", "d2");
        TrainedModel model = new TrainedModel(
                ModelArtifact.ofMojo(mojo),
                examples,
                Metric.AUC,
                1,
                List.of(new TrialSummary(1, Map.of("ntrees", 70), Map.of("auc", 0.8), 3)),
                Map.of("auc", 0.75),
                Map.of("ntrees", 60),
                Map.of("dep_delay", 1.0),
                1500,
                500);
        return new WorkloadRequest.Package(run(null), features, model, "1.0.7", null);
    }

    /**
     * With all that training leaves, and perhaps a release to compare with.
     *
     * @param previous null for none
     */
    static WorkloadRequest.Package documented(Path mojo, Path examples, Path holdout, Path schema, Path previous)
            throws IOException {
        WorkloadRequest.Package plain = of(mojo, examples);
        return new WorkloadRequest.Package(
                plain.run(),
                plain.features()
                        .madeOf(
                                List.of(new Snapshot(
                                        "flights",
                                        "2013-03",
                                        List.of(JobFolder.stored(mojo)),
                                        2400,
                                        plain.features().columns(),
                                        "d0")),
                                Map.of("spark", "4.1.0", "java", "17.0.1")),
                with(plain.model(), schema, holdout),
                plain.version(),
                previous == null ? null : JobFolder.stored(previous));
    }

    /** With another type of one column of the feature table. */
    static WorkloadRequest.Package typed(Path mojo, Path examples, String column, String type) throws IOException {
        WorkloadRequest.Package plain = of(mojo, examples);
        FeatureTable table = plain.features();
        List<Column> columns = table.columns().stream()
                .map(known -> known.name().equals(column) ? new Column(column, type) : known)
                .toList();
        return new WorkloadRequest.Package(
                plain.run(),
                new FeatureTable(table.uri(), table.rows(), columns, table.digest(), table.schemaDigest()),
                plain.model(),
                plain.version(),
                null);
    }

    /** With what the definition says of inputs, and a schema that knows their ranges. */
    static WorkloadRequest.Package guarded(Path mojo, Path examples, Path schema, InputsSpec inputs)
            throws IOException {
        WorkloadRequest.Package plain = of(mojo, examples);
        return new WorkloadRequest.Package(
                run(inputs), plain.features(), with(plain.model(), schema, null), plain.version(), null);
    }

    /** With a text in every place of the request that takes any text. */
    static WorkloadRequest.Package hostile(Path mojo, Path examples, String text) throws IOException {
        StoredFile file = JobFolder.stored(mojo);
        List<Column> columns = List.of(new Column(text, "double"), new Column(text + " other", text));
        FeatureTable features = new FeatureTable(URI.create("file:/store/features/"), 2000, columns, text, text + "2")
                .madeOf(
                        List.of(new Snapshot("flights", "2013-03", List.of(file), 2400, columns, text)),
                        Map.of(text, text));
        TrainedModel model = new TrainedModel(
                        ModelArtifact.ofMojo(file),
                        JobFolder.stored(examples),
                        Metric.AUC,
                        1,
                        List.of(new TrialSummary(1, Map.of(text, text), Map.of("auc", 0.8, text, 1.0), 3)),
                        Map.of("auc", 0.75, text, 1.0),
                        Map.of(text, text),
                        Map.of(text, 1.0),
                        1500,
                        500)
                .with(null, null, Map.of(text, text));
        RefitDefinition definition = new RefitDefinition(
                "flight-delay",
                new DataSpec(
                        List.of(new DatasetSpec("flights", new Format.Parquet(), Map.of(), false)), null, List.of()),
                new TransformSpec(new SparkTransform(text, null, null, 1, null)),
                new TrainingSpec(new H2oTraining(
                        1,
                        "1g",
                        Algorithm.GBM,
                        text,
                        List.of(text),
                        Map.of(text, text),
                        Map.of(),
                        1,
                        new RowFilter(text, text),
                        new RowFilter("split", "test"),
                        Metric.AUC)),
                new PackagingSpec(new MavenSpec("com.example.models", "flight-delay-model"), 300));
        InputVersion input = new InputVersion(
                "flights",
                "2013-03",
                1,
                text,
                List.of(new DataFile(URI.create("file:/data/flights.parquet"), null, null)));
        return new WorkloadRequest.Package(
                RunContext.of(
                        DefinitionVersion.of(definition),
                        new Trigger(Trigger.Kind.MANUAL, text),
                        "2013-03",
                        List.of(input)),
                features,
                model,
                "1.0.7",
                null);
    }

    /** @param holdout null for none */
    private static TrainedModel with(TrainedModel model, Path schema, Path holdout) throws IOException {
        return model.with(
                        JobFolder.stored(schema),
                        holdout == null ? null : JobFolder.stored(holdout),
                        Map.of("h2o", "3.44.0.1", "java", "17.0.1"))
                .with(new FitSummary(Map.of("auc", 0.9), Map.of()));
    }

    private static RunContext run(InputsSpec inputs) {
        RefitDefinition definition = new RefitDefinition(
                "flight-delay",
                new DataSpec(
                        List.of(new DatasetSpec("flights", new Format.Parquet(), Map.of(), false)), null, List.of()),
                new TransformSpec(new SparkTransform("select * from flights", null, null, 1, null)),
                new TrainingSpec(new H2oTraining(
                        1,
                        "1g",
                        Algorithm.GBM,
                        "late",
                        List.of(),
                        Map.of(),
                        Map.of(),
                        1,
                        new RowFilter("split", "validation"),
                        new RowFilter("split", "test"),
                        Metric.AUC)),
                new PackagingSpec(
                        new MavenSpec("com.example.models", "flight-delay-model"), 300, inputs, null, null, null));
        InputVersion input = new InputVersion(
                "flights",
                "2013-03",
                1,
                "t1",
                List.of(new DataFile(URI.create("file:/data/flights.parquet"), null, null)));
        return RunContext.of(DefinitionVersion.of(definition), Trigger.arrival(), "2013-03", List.of(input));
    }
}
