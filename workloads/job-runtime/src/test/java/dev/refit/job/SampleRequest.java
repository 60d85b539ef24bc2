package dev.refit.job;

import dev.refit.events.data.DataFile;
import dev.refit.events.data.InputVersion;
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
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Trigger;
import dev.refit.events.workload.WorkloadRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** A request that no job of these tests looks into. */
final class SampleRequest {
    private SampleRequest() {}

    static WorkloadRequest ingest() {
        RowFilter none = new RowFilter("split", "none");
        RefitDefinition definition = new RefitDefinition(
                "delays",
                new DataSpec(List.of(new DatasetSpec("flights", new Format.Parquet(), Map.of(), false)), null, null),
                new TransformSpec(new SparkTransform("SELECT 1", null, null, 1, null)),
                new TrainingSpec(
                        new H2oTraining(1, null, Algorithm.GBM, "target", null, null, null, 1, none, none, Metric.AUC)),
                new PackagingSpec(new MavenSpec("com.example", "delays"), 0));
        InputVersion input = new InputVersion(
                "flights", "2013-01", 1, "token", List.of(new DataFile(URI.create("file:///a"), null, null)));
        return new WorkloadRequest.Ingest(
                RunContext.of(DefinitionVersion.of(definition), Trigger.arrival(), "2013-01", List.of(input)));
    }
}
