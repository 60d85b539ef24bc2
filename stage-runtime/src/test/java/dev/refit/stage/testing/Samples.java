package dev.refit.stage.testing;

import dev.refit.events.artifact.ModelArtifact;
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
import dev.refit.events.model.TrainedModel;
import dev.refit.events.model.TrialSummary;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Trigger;
import dev.refit.events.workload.WorkloadResult;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A small refit, and what its workloads would leave. Every run is another one. */
public final class Samples {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Samples() {}

    public static RefitDefinition definition() {
        return definition(new TrainingSpec(training()));
    }

    public static RefitDefinition definition(TrainingSpec training) {
        return new RefitDefinition(
                "wine",
                new DataSpec(
                        List.of(new DatasetSpec(
                                "bottles",
                                new Format.Csv(null, null, null, null),
                                Map.of("quality", ColumnType.DOUBLE),
                                false)),
                        null,
                        null),
                new TransformSpec(new SparkTransform("SELECT * FROM bottles", null, null, 1, "512m")),
                training,
                new PackagingSpec(new MavenSpec("com.example", "wine-model"), 10));
    }

    /** Of which each stage has a timeout of its own: 11m, 12m, 13m and 14m. */
    public static RefitDefinition definitionWithTimeouts() {
        RefitDefinition plain = definition(new TrainingSpec(training(), null, null, "13m"));
        return new RefitDefinition(
                plain.name(),
                new DataSpec(plain.data().datasets(), null, null, null, null, "11m"),
                new TransformSpec(plain.transform().spark(), null, null, "12m"),
                plain.training(),
                new PackagingSpec(plain.packaging().maven(), plain.packaging().examples(), null, null, null, "14m"));
    }

    public static H2oTraining training() {
        return new H2oTraining(
                1,
                "512m",
                Algorithm.GBM,
                "quality",
                null,
                Map.of("ntrees", 5),
                Map.of("max_depth", List.of(2, 3, 4)),
                2,
                new RowFilter("split", "validation"),
                new RowFilter("split", "test"),
                Metric.RMSE);
    }

    public static RunContext run() {
        return run(definition());
    }

    public static RunContext run(RefitDefinition definition) {
        return run(definition, "2020");
    }

    public static RunContext run(RefitDefinition definition, String partition) {
        String token = "token-" + COUNT.incrementAndGet();
        InputVersion input = new InputVersion(
                "bottles", partition, 1, token, List.of(new DataFile(URI.create("file:///bottles.csv"), null, null)));
        return RunContext.of(DefinitionVersion.of(definition), Trigger.arrival(), partition, List.of(input));
    }

    public static List<Snapshot> snapshots() {
        return List.of(new Snapshot(
                "bottles", "2020", List.of(file("bottles.csv")), 3, List.of(new Column("quality", "double")), "d1"));
    }

    public static FeatureTable features() {
        return new FeatureTable(
                URI.create("file:///features/"), 3, List.of(new Column("quality", "double")), "d2", "d3");
    }

    public static WorkloadResult.Trained trained(RunContext run, int trial, double rmse) {
        return new WorkloadResult.Trained(
                run.run(),
                new TrialSummary(trial, Map.of("max_depth", trial), Map.of("rmse", rmse), 1.0),
                file("model-" + trial),
                file("model-" + trial + ".zip"),
                Map.of(),
                Map.of(),
                3,
                Map.of("h2o", "3"));
    }

    public static WorkloadResult.Evaluated evaluated(RunContext run) {
        return new WorkloadResult.Evaluated(
                run.run(), Map.of("rmse", 0.5), 1, file("examples.tsv"), file("schema.json"), file("holdout.tsv.gz"));
    }

    public static TrainedModel model() {
        return new TrainedModel(
                ModelArtifact.ofMojo(file("model.zip")),
                file("examples.tsv"),
                Metric.RMSE,
                1,
                List.of(new TrialSummary(1, Map.of("max_depth", 1), Map.of("rmse", 0.4), 1.0)),
                Map.of("rmse", 0.5),
                Map.of(),
                Map.of(),
                2,
                1);
    }

    public static StoredFile file(String name) {
        return new StoredFile(URI.create("file:///" + name), 1, "0".repeat(64));
    }
}
