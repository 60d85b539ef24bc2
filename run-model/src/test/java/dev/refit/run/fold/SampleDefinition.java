package dev.refit.run.fold;

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
import java.util.List;
import java.util.Map;

/** A definition as small as they get. */
public final class SampleDefinition {
    private SampleDefinition() {}

    public static RefitDefinition named(String name) {
        H2oTraining training = new H2oTraining(
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
                Metric.AUC);
        return new RefitDefinition(
                name,
                new DataSpec(
                        List.of(new DatasetSpec("flights", new Format.Parquet(), Map.of(), false)), null, List.of()),
                new TransformSpec(new SparkTransform("select 1", null, null, 1, "1g")),
                new TrainingSpec(training),
                new PackagingSpec(new MavenSpec("com.example", "delay"), 10));
    }
}
