package dev.refit.events.golden;

import dev.refit.events.checks.Digests;
import dev.refit.events.data.Column;
import dev.refit.events.data.InputVersion;
import dev.refit.events.data.Snapshot;
import dev.refit.events.definition.ColumnType;
import dev.refit.events.definition.DataSpec;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.Format;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Trigger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A run over three months of flights, without the weather, which is optional. */
public final class FlightsOfQuarter {
    private FlightsOfQuarter() {}

    public static RunContext run() {
        return RunContext.of(DefinitionVersion.of(definition()), Trigger.arrival(), "2013-03", inputs());
    }

    public static RefitDefinition definition() {
        RefitDefinition base = FlightDelayDefinition.of();
        List<DatasetSpec> datasets = List.of(
                new DatasetSpec("flights", new Format.Parquet(), Map.of(), false),
                new DatasetSpec("weather", new Format.Json("America/New_York"), columns(), false, true));
        return new RefitDefinition(
                "flight-quarter",
                new DataSpec(datasets, DataSpec.SnapshotMode.COPY, List.of()),
                base.transform(),
                base.training(),
                base.packaging());
    }

    public static List<InputVersion> inputs() {
        return Stream.of("2013-01", "2013-02", "2013-03")
                .map(month -> {
                    String file = "flights-" + month + ".parquet";
                    return new InputVersion("flights", month, 1, Digests.sha256(file), List.of(FlightDelay.file(file)));
                })
                .toList();
    }

    public static List<Snapshot> snapshots() {
        return inputs().stream()
                .map(input -> new Snapshot(
                        input.dataset(),
                        input.partition(),
                        List.of(FlightDelay.stored("ingest/1-5f0c2a/flights/" + input.partition() + "/0.parquet")),
                        27_004,
                        List.of(new Column("dep_delay", "int"), new Column("origin", "string")),
                        Digests.sha256(input.token())))
                .toList();
    }

    /** In an order that is the same in each process: it is part of the definition's digest. */
    private static Map<String, ColumnType> columns() {
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        columns.put("temp", ColumnType.DOUBLE);
        columns.put("origin", ColumnType.STRING);
        return columns;
    }
}
