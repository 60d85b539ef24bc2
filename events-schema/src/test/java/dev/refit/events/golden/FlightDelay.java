package dev.refit.events.golden;

import dev.refit.events.artifact.ModelArtifact;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Digests;
import dev.refit.events.data.Column;
import dev.refit.events.data.DataFile;
import dev.refit.events.data.FeatureTable;
import dev.refit.events.data.InputVersion;
import dev.refit.events.data.Snapshot;
import dev.refit.events.definition.engine.Metric;
import dev.refit.events.model.FitSummary;
import dev.refit.events.model.TargetSummary;
import dev.refit.events.model.TrainedModel;
import dev.refit.events.model.TrialSummary;
import dev.refit.events.release.Release;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Trigger;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run of flight-delay for March 2013 is given and makes, as its events tell it. */
public final class FlightDelay {
    private static final String PARTITION = "2013-03";
    private static final String STORE = "file:///var/lib/refit/store/";

    private FlightDelay() {}

    /** Under an id of an earlier release, as released files hold it. */
    public static RunContext run() {
        return new RunContext(
                "flight-delay-c8e8769569",
                1,
                DefinitionVersion.of(FlightDelayDefinition.of()),
                Trigger.arrival(),
                PARTITION,
                inputs());
    }

    public static List<InputVersion> inputs() {
        return List.of(
                input("flights", PARTITION, 1, "flights-2013-03.csv.gz"),
                input("weather", PARTITION, 2, "weather-2013-03.csv.gz"),
                input("planes", "2013", 1, "planes.csv.gz"));
    }

    public static DataFile file(String name) {
        return new DataFile(URI.create("file:///data/nycflights13/" + name), 412_907L, Digests.sha256(name));
    }

    public static List<Snapshot> snapshots() {
        return inputs().stream()
                .map(input -> new Snapshot(
                        input.dataset(),
                        input.partition(),
                        List.of(stored("ingest/1-5f0c2a/" + input.dataset() + "/0.csv.gz")),
                        28_834,
                        List.of(new Column("time_hour", "timestamp"), new Column("origin", "string")),
                        Digests.sha256(input.token())))
                .toList();
    }

    public static FeatureTable features() {
        List<Column> columns = List.of(
                new Column("dep_delay", "int"),
                new Column("carrier", "string"),
                new Column("delayed", "string"),
                new Column("split", "string"));
        FeatureTable table = new FeatureTable(
                URI.create(STORE + "runs/flight-delay/" + run().run() + "/transform/1-9be1d7/features/"),
                27_902,
                columns,
                Digests.sha256("rows"),
                Digests.sha256(columns.toString()));
        return table.madeOf(snapshots(), Map.of("spark", "4.1.0", "java", "17.0.12"));
    }

    public static List<TrialSummary> trials() {
        return List.of(
                new TrialSummary(
                        1,
                        Map.of("max_depth", 4, "ntrees", 60, "learn_rate", 0.1),
                        Map.of("auc", 0.9135220847, "logloss", 0.2817, "rmse", 0.2904),
                        4.182),
                new TrialSummary(
                        2,
                        Map.of("max_depth", 6, "ntrees", 60, "learn_rate", 0.1),
                        Map.of("auc", 0.9168104423, "logloss", 0.2764, "rmse", 0.2871),
                        5.907));
    }

    public static Map<String, Double> importances() {
        Map<String, Double> importances = new LinkedHashMap<>();
        importances.put("dep_delay", 1.0);
        importances.put("carrier", 0.0391);
        importances.put("departure_minute", 0.0117);
        return importances;
    }

    public static TrainedModel model() {
        return new TrainedModel(
                        ModelArtifact.ofMojo(stored("training/t2/1-77aa10/model.zip")),
                        stored("training/1-c41d93/examples.json.gz"),
                        Metric.AUC,
                        2,
                        trials(),
                        Map.of("auc", 0.9141176209, "logloss", 0.2791),
                        parametersUsed(),
                        importances(),
                        16_741,
                        5_580)
                .with(
                        stored("training/1-c41d93/schema.json"),
                        stored("training/1-c41d93/holdout.tsv.gz"),
                        Map.of("h2o", "3.44.0.1", "java", "17.0.12"))
                .with(new TargetSummary(
                        12, 4, 3, 0.21, Map.of("false", 0.79, "true", 0.21), Map.of("auc", 0.5, "logloss", 0.5137)))
                .with(new FitSummary(
                        Map.of("auc", 0.9402117, "logloss", 0.2519), Map.of("auc", 0.9188, "logloss", 0.2742)));
    }

    public static Map<String, Object> parametersUsed() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("ntrees", 60);
        parameters.put("max_depth", 6);
        parameters.put("learn_rate", 0.1);
        parameters.put("seed", 20_130_301_000_017L);
        parameters.put("max_abs_leafnode_pred", Double.MAX_VALUE);
        parameters.put("distribution", "bernoulli");
        parameters.put("balance_classes", false);
        parameters.put("ignored_columns", List.of("split"));
        parameters.put("fold_column", null);
        return parameters;
    }

    public static Release release() {
        return new Release(
                "com.example.models",
                "flight-delay-model",
                "1.0.3",
                Map.of(
                        "jar", stored("packaging/1-0b6f3e/flight-delay-model-1.0.3.jar"),
                        "pom", stored("packaging/1-0b6f3e/flight-delay-model-1.0.3.pom"),
                        "sources.jar", stored("packaging/1-0b6f3e/flight-delay-model-1.0.3-sources.jar"),
                        "tests.jar", stored("packaging/1-0b6f3e/flight-delay-model-1.0.3-tests.jar")),
                1_000);
    }

    public static StoredFile stored(String path) {
        URI uri = URI.create(STORE + "runs/flight-delay/" + run().run() + "/" + path);
        return new StoredFile(uri, 1_048_576L + path.length(), Digests.sha256(path));
    }

    private static InputVersion input(String dataset, String partition, long sequence, String file) {
        return new InputVersion(dataset, partition, sequence, Digests.sha256(file), List.of(file(file)));
    }
}
