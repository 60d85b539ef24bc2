package dev.refit.events.golden;

import dev.refit.events.definition.ColumnType;
import dev.refit.events.definition.DataSpec;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The definition of flight-delay, as it travels. */
public final class FlightDelayDefinition {
    private static final String SQL =
            """
            -- What is known when the flight leaves the gate.
            SELECT f.dep_delay, f.carrier, CASE WHEN f.arr_delay >= 15 THEN 'yes' ELSE 'no' END AS delayed,
              CASE WHEN f.day <= 18 THEN 'train' WHEN f.day <= 24 THEN 'validation' ELSE 'test' END AS split
            FROM flights AS f LEFT JOIN weather AS w ON w.origin = f.origin AND w.time_hour = f.time_hour
            """;

    private FlightDelayDefinition() {}

    public static RefitDefinition of() {
        return new RefitDefinition(
                "flight-delay",
                new DataSpec(datasets(), DataSpec.SnapshotMode.COPY, expectations()),
                new TransformSpec(new SparkTransform(SQL, null, null, 2, "1g")),
                new TrainingSpec(training()),
                new PackagingSpec(new MavenSpec("com.example.models", "flight-delay-model"), 1_000));
    }

    private static List<DatasetSpec> datasets() {
        Format csv = new Format.Csv(",", true, List.of("NA"), "America/New_York");
        return List.of(
                new DatasetSpec("flights", csv, flights(), false),
                new DatasetSpec("weather", csv, weather(), false),
                new DatasetSpec("planes", new Format.Csv(null, null, null, null), planes(), true));
    }

    private static Map<String, ColumnType> flights() {
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        columns.put("day", ColumnType.INT);
        columns.put("dep_delay", ColumnType.INT);
        columns.put("arr_delay", ColumnType.INT);
        columns.put("carrier", ColumnType.STRING);
        columns.put("origin", ColumnType.STRING);
        columns.put("time_hour", ColumnType.TIMESTAMP);
        return columns;
    }

    private static Map<String, ColumnType> weather() {
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        columns.put("origin", ColumnType.STRING);
        columns.put("time_hour", ColumnType.TIMESTAMP);
        return columns;
    }

    private static Map<String, ColumnType> planes() {
        return Map.of("tailnum", ColumnType.STRING);
    }

    private static List<Expectation> expectations() {
        return List.of(
                new Expectation("flights", null, null, null, null, null, 1_000L),
                new Expectation("flights", "dep_delay", 0.9, -120.0, 1_440.0, null, null),
                new Expectation("flights", "origin", null, null, null, List.of("EWR", "JFK", "LGA"), null));
    }

    private static H2oTraining training() {
        return new H2oTraining(
                1,
                "1g",
                Algorithm.GBM,
                "delayed",
                List.of("split"),
                Map.of("ntrees", 60, "learn_rate", 0.1, "seed", 2013),
                Map.of("max_depth", List.of(4, 6)),
                2,
                new RowFilter("split", "validation"),
                new RowFilter("split", "test"),
                Metric.AUC);
    }
}
