package dev.refit.training.job;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.data.DataFile;
import dev.refit.events.data.FeatureTable;
import dev.refit.events.data.InputVersion;
import dev.refit.events.definition.DataSpec;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.Format;
import dev.refit.events.definition.InputsSpec;
import dev.refit.events.definition.LevelType;
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

/** Requests of runs that refit invented flights. */
record Requests(
        FeatureTable features,
        Algorithm algorithm,
        String target,
        Metric metric,
        List<String> ignore,
        RowFilter validation,
        RowFilter holdout,
        Map<String, Object> parameters,
        int examples) {

    static Requests of(FeatureTable features, Algorithm algorithm, String target, Metric metric) {
        return new Requests(
                features,
                algorithm,
                target,
                metric,
                FlightTable.others(target),
                new RowFilter("split", "validation"),
                new RowFilter("split", "test"),
                Map.of(),
                60);
    }

    Requests with(Map<String, Object> parameters) {
        return new Requests(features, algorithm, target, metric, ignore, validation, holdout, parameters, examples);
    }

    Requests splitBy(RowFilter validation, RowFilter holdout) {
        return new Requests(features, algorithm, target, metric, ignore, validation, holdout, parameters, examples);
    }

    Requests ignoring(List<String> ignore) {
        return new Requests(features, algorithm, target, metric, ignore, validation, holdout, parameters, examples);
    }

    Requests recording(int examples) {
        return new Requests(features, algorithm, target, metric, ignore, validation, holdout, parameters, examples);
    }

    WorkloadRequest.Trial trial() {
        return new WorkloadRequest.Trial(run(), features, 1, parameters);
    }

    WorkloadRequest.Evaluate evaluate(StoredFile model) {
        return new WorkloadRequest.Evaluate(run(), features, 1, model);
    }

    private RunContext run() {
        H2oTraining training = new H2oTraining(
                1, "1g", algorithm, target, ignore, parameters, Map.of(), 1, validation, holdout, metric);
        RefitDefinition definition = new RefitDefinition(
                "flight-delay",
                new DataSpec(
                        List.of(new DatasetSpec("flights", new Format.Parquet(), Map.of(), false)), null, List.of()),
                new TransformSpec(new SparkTransform("select * from flights", null, null, 1, "1g")),
                new TrainingSpec(training),
                new PackagingSpec(
                        new MavenSpec("com.example.models", "flight-delay-model"),
                        examples,
                        new InputsSpec(null, null, null, LevelType.ENUM),
                        null,
                        null,
                        null));
        DataFile file = new DataFile(URI.create("file:///flights.parquet"), null, null);
        return RunContext.of(
                DefinitionVersion.of(definition),
                Trigger.arrival(),
                "2013-01",
                List.of(new InputVersion("flights", "2013-01", 1, "token", List.of(file))));
    }
}
