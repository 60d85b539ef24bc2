package dev.refit.trigger.rule;

import dev.refit.events.DataArrived;
import dev.refit.events.data.DataFile;
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
import dev.refit.events.run.DefinitionRecord;
import dev.refit.events.run.DefinitionVersion;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Definitions and arrivals for the tests of triggers. */
public final class Refits {
    private Refits() {}

    /** A refit of datasets that are waited for; a name with a {@code *} is one of which the latest is used. */
    public static DefinitionRecord of(String... datasets) {
        List<DatasetSpec> specs = Stream.of(datasets)
                .map(name -> new DatasetSpec(name.replace("*", ""), new Format.Parquet(), Map.of(), name.endsWith("*")))
                .toList();
        H2oTraining h2o = new H2oTraining(
                0,
                null,
                Algorithm.GBM,
                "late",
                List.of(),
                Map.of(),
                Map.of(),
                0,
                new RowFilter("split", "validation"),
                new RowFilter("split", "test"),
                Metric.AUC);
        return new DefinitionRecord(
                DefinitionVersion.of(new RefitDefinition(
                        "delay",
                        new DataSpec(specs, null, List.of()),
                        new TransformSpec(new SparkTransform("SELECT 1", null, null, 0, null)),
                        new TrainingSpec(h2o),
                        new PackagingSpec(new MavenSpec("com.example", "delay"), 0))),
                false);
    }

    public static DataArrived arrival(String dataset, String partition, String token) {
        URI uri = URI.create("file:///data/" + dataset + "/" + partition + "/" + token);
        return new DataArrived(dataset, partition, token, List.of(new DataFile(uri, 1L, null)));
    }
}
