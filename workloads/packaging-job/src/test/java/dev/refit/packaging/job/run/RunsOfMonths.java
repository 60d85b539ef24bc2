package dev.refit.packaging.job.run;

import dev.refit.events.data.DataFile;
import dev.refit.events.data.FeatureSource;
import dev.refit.events.data.InputVersion;
import dev.refit.events.definition.ColumnType;
import dev.refit.events.definition.DataSpec;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.Format;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Trigger;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Runs over months of flights, of which the second was corrected, without the weather, which is optional. */
final class RunsOfMonths {
    private RunsOfMonths() {}

    /** @param like what but its data is that of the run's definition */
    static RunContext over(int months, RefitDefinition like) {
        DataSpec data = new DataSpec(
                List.of(
                        new DatasetSpec("flights", new Format.Parquet(), Map.of(), false),
                        new DatasetSpec("weather", new Format.Parquet(), Map.of("t", ColumnType.INT), false, true)),
                null,
                List.of());
        RefitDefinition definition =
                new RefitDefinition(like.name(), data, like.transform(), like.training(), like.packaging());
        List<InputVersion> inputs = IntStream.rangeClosed(1, months)
                .mapToObj(month -> new InputVersion(
                        "flights",
                        name(month),
                        month == 2 ? 3 : 1,
                        "t" + month,
                        List.of(new DataFile(URI.create("file:/data/" + month), null, null))))
                .toList();
        return RunContext.of(DefinitionVersion.of(definition), Trigger.arrival(), name(months), inputs);
    }

    /** What was built of each month: 1,000 rows. */
    static List<FeatureSource> sources(RunContext run) {
        return run.inputs().stream()
                .map(input -> new FeatureSource("flights", input.partition(), 1_000, "d-" + input.partition()))
                .toList();
    }

    private static String name(int month) {
        return "%d-%02d".formatted(2013 + (month - 1) / 12, (month - 1) % 12 + 1);
    }
}
