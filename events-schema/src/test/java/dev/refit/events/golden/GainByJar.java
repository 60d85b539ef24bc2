package dev.refit.events.golden;

import dev.refit.events.definition.ColumnType;
import dev.refit.events.definition.DataSpec;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.Format;
import dev.refit.events.definition.InputPolicy;
import dev.refit.events.definition.InputsSpec;
import dev.refit.events.definition.LevelType;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.definition.OlderPartitions;
import dev.refit.events.definition.PackagingSpec;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.definition.TrainingSpec;
import dev.refit.events.definition.TransformSpec;
import dev.refit.events.definition.engine.Metric;
import dev.refit.events.definition.engine.RowFilter;
import dev.refit.events.definition.engine.SearchStrategy;
import dev.refit.events.definition.engine.TrialSearch;
import dev.refit.events.definition.engine.ValueRange;
import dev.refit.events.definition.engine.h2o.Algorithm;
import dev.refit.events.definition.engine.h2o.H2oTraining;
import dev.refit.events.definition.engine.spark.SparkTransform;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Trigger;
import java.util.List;
import java.util.Map;

/** Another definition, with all that flight-delay does without: a jar, the other formats, files in place, attempts. */
public final class GainByJar {
    private GainByJar() {}

    /** Requested by hand, and retried once. */
    public static RunContext run() {
        return new RunContext(
                "flight-gain-c057a8df31",
                2,
                DefinitionVersion.of(definition()),
                new Trigger(Trigger.Kind.MANUAL, "2013-04-02T09:15:00Z/ada"),
                "2013-03",
                FlightDelay.inputs());
    }

    public static RefitDefinition definition() {
        List<DatasetSpec> datasets = List.of(
                new DatasetSpec("flights", new Format.Parquet(), Map.of(), false),
                new DatasetSpec("weather", new Format.Json("America/New_York"), Map.of(), false),
                new DatasetSpec(
                        "planes",
                        new Format.Csv(";", false, List.of(), "UTC"),
                        Map.of("tailnum", ColumnType.STRING),
                        true));
        return new RefitDefinition(
                "flight-gain",
                new DataSpec(datasets, DataSpec.SnapshotMode.REFERENCE, List.of(), 2, "500ms", "1h"),
                new TransformSpec(
                        new SparkTransform(
                                null, FlightDelay.stored("features.jar"), "com.example.features.Gain", 1, 4, "2g"),
                        5,
                        "30s",
                        "2h"),
                new TrainingSpec(training(), 10, "10m", "1d"),
                new PackagingSpec(
                        new MavenSpec("com.example.models", "flight-gain-model"),
                        200,
                        new InputsSpec(InputPolicy.REFUSE, InputPolicy.SCORE, InputPolicy.MISSING, LevelType.ENUM),
                        OlderPartitions.PUBLISH,
                        1,
                        "1s",
                        "45m"));
    }

    private static H2oTraining training() {
        return new H2oTraining(
                2,
                "2g",
                Algorithm.DRF,
                "gain",
                List.of(),
                Map.of("score_each_iteration", true, "seed", 2013),
                Map.of("max_depth", List.of(12, 20)),
                2,
                new RowFilter("split", "validation"),
                new RowFilter("split", "test"),
                Metric.RMSE,
                new TrialSearch(
                        SearchStrategy.HALVING,
                        2013L,
                        8,
                        2,
                        "2h",
                        6,
                        Map.of(
                                "ntrees",
                                new ValueRange(20, 200, 10.0, null),
                                "sample_rate",
                                new ValueRange(0.3, 0.9, null, ValueRange.Scale.LOG))));
    }
}
