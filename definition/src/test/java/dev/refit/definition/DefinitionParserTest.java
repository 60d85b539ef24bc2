package dev.refit.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RefitJson;
import dev.refit.events.definition.AttemptSpec;
import dev.refit.events.definition.ColumnType;
import dev.refit.events.definition.DataSpec.SnapshotMode;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.Expectation;
import dev.refit.events.definition.Format;
import dev.refit.events.definition.InputPolicy;
import dev.refit.events.definition.InputsSpec;
import dev.refit.events.definition.LevelType;
import dev.refit.events.definition.PackagingSpec;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.definition.engine.Metric;
import dev.refit.events.definition.engine.RowFilter;
import dev.refit.events.definition.engine.SearchStrategy;
import dev.refit.events.definition.engine.TrialSearch;
import dev.refit.events.definition.engine.ValueRange;
import dev.refit.events.definition.engine.h2o.Algorithm;
import dev.refit.events.definition.engine.h2o.H2oTraining;
import dev.refit.events.definition.engine.spark.SparkTransform;
import dev.refit.events.run.DefinitionVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionParserTest {
    private static final Path FLIGHT_DELAY = Path.of("src/test/resources/valid/flight-delay.yaml");

    @TempDir
    Path folder;

    @Test
    void a_definition_is_read_by_value_with_its_sql() {
        RefitDefinition definition = parse(FLIGHT_DELAY);

        assertThat(definition.name()).isEqualTo("flight-delay");
        assertThat(definition.transform().spark())
                .isEqualTo(new SparkTransform("-- the features\nSELECT * FROM flights;\n", null, null, 2, "1g"));
        assertThat(definition.data().dataset("flights").orElseThrow().columns())
                .containsExactly(
                        Map.entry("month", ColumnType.INT),
                        Map.entry("dep_delay", ColumnType.DOUBLE),
                        Map.entry("carrier", ColumnType.STRING));
        assertThat(definition.training().h2o().trialParameters())
                .hasSize(6)
                .first()
                .isEqualTo(Map.of("ntrees", 60, "seed", 2013, "max_depth", 4, "learn_rate", 0.05));
    }

    @Test
    void what_is_left_out_has_the_default_of_its_type() throws IOException {
        String minimal = Files.readString(FLIGHT_DELAY)
                .replaceAll("(?m)^ *(memory|parameters|trials|parallel|examples|expectations|- .dataset).*\n", "")
                .replace(", executors: 2, executorMemory: 1g", "")
                .replace(", nulls: [NA], timeZone: America/New_York", "");

        RefitDefinition definition = parse(write(minimal));

        assertThat(definition.data().snapshot()).isEqualTo(SnapshotMode.COPY);
        assertThat(definition.data().expectations()).isEmpty();
        assertThat(definition.data().datasets().get(0).format()).isEqualTo(new Format.Csv(",", true, List.of(), "UTC"));
        assertThat(definition.data().datasets()).extracting(d -> d.latest()).containsExactly(false, false, true);
        assertThat(definition.transform().spark().executors()).isEqualTo(1);
        assertThat(definition.transform().spark().executorMemory()).isEqualTo("1g");
        assertThat(definition.training().h2o())
                .isEqualTo(new H2oTraining(
                        1,
                        "1g",
                        Algorithm.GBM,
                        "delayed",
                        List.of(),
                        Map.of(),
                        Map.of(),
                        1,
                        new RowFilter("split", "validation"),
                        new RowFilter("split", "test"),
                        Metric.AUC));
        assertThat(definition.packaging().examples()).isEqualTo(PackagingSpec.DEFAULT_EXAMPLES);
        assertThat(definition.data()).satisfies(says(null, null, null));
        assertThat(definition.transform()).satisfies(says(null, null, null));
        assertThat(definition.training()).satisfies(says(null, null, null));
        assertThat(definition.packaging()).satisfies(says(null, null, null));
    }

    @Test
    void members_of_json_and_constraints_of_columns_can_be_declared() throws IOException {
        String text = Files.readString(FLIGHT_DELAY)
                .replace("format: {type: json}", "format: {type: json}, columns: {tail: string, seats: int}")
                .replace(
                        "ntrees: 60",
                        "ntrees: 60, monotone_constraints: {dep_delay: 1, month: -1.0},"
                                + " interaction_constraints: [[month, carrier], [dep_delay]]");

        RefitDefinition definition = parse(write(text));

        assertThat(definition.data().dataset("planes").orElseThrow().columns())
                .containsExactly(Map.entry("tail", ColumnType.STRING), Map.entry("seats", ColumnType.INT));
        assertThat(definition.training().h2o().parameters())
                .containsEntry("monotone_constraints", Map.of("dep_delay", 1, "month", -1.0))
                .containsEntry("interaction_constraints", List.of(List.of("month", "carrier"), List.of("dep_delay")));
    }

    @Test
    void every_key_arrives_where_it_belongs() throws IOException {
        Path file = EveryKey.in(folder);

        RefitDefinition definition = parse(file);

        assertThat(definition.data().snapshot()).isEqualTo(SnapshotMode.REFERENCE);
        assertThat(definition.data().dataset("calls").orElseThrow().format())
                .isEqualTo(new Format.Csv(";", false, List.of("NA", "-"), "Europe/Berlin"));
        assertThat(definition.data().datasets())
                .filteredOn(DatasetSpec::optional)
                .singleElement()
                .satisfies(dataset -> {
                    assertThat(dataset.name()).isEqualTo("tariffs");
                    assertThat(dataset.columns()).containsOnlyKeys("plan", "price");
                });
        assertThat(definition.data().expectations())
                .containsExactly(
                        new Expectation("customers", null, null, null, null, List.of(), 10L),
                        new Expectation("customers", "age", 1.0, 0.0, 130.0, List.of(), null),
                        new Expectation(
                                "customers", "plan", null, null, null, List.of("basic", "1.10", "true", "0x1F"), null));
        assertThat(definition.training().h2o().trials())
                .isEqualTo(Map.of("hidden", List.of(List.of(20, 20), List.of(50))));
        assertThat(definition.training().h2o().search())
                .isEqualTo(new TrialSearch(
                        SearchStrategy.HALVING,
                        7L,
                        6,
                        2,
                        "2h",
                        3,
                        Map.of(
                                "rate",
                                new ValueRange(0.001, 0.1, null, ValueRange.Scale.LOG),
                                "epochs",
                                new ValueRange(1, 9, 0.5, null))));
        assertThat(definition.training().h2o().trialCount()).isEqualTo(6 + 3 + 2 + 1);
        assertThat(definition.training().budget()).contains(Duration.ofHours(2));
        assertThat(definition.training().h2o().parameters()).isEqualTo(Map.of("l1", 1e-5, "activation", "Rectifier"));
        assertThat(definition.training().h2o().nodes()).isEqualTo(2);
        assertThat(definition.transform().spark().mainClass()).isEqualTo("com.example.Features");
        assertThat(definition.packaging().examples()).isEqualTo(50);
        assertThat(definition.packaging().inputs())
                .isEqualTo(new InputsSpec(InputPolicy.REFUSE, InputPolicy.REFUSE, InputPolicy.MISSING, LevelType.ENUM));
        assertThat(definition.packaging().publishesOlderPartitions()).isTrue();
        assertThat(definition.data()).satisfies(says(1, "1ms", "1s"));
        assertThat(definition.transform()).satisfies(says(10, "1h", "7d"));
        assertThat(definition.training()).satisfies(says(4, "90s", "12h"));
        assertThat(definition.packaging()).satisfies(says(2, "500ms", "10m"));
    }

    @Test
    void the_digest_depends_on_what_is_said_and_not_on_how() throws IOException {
        String text = Files.readString(FLIGHT_DELAY);
        String digest = DefinitionVersion.of(parse(FLIGHT_DELAY)).digest();

        Path same = write("# said another way\n"
                + text.replace("ntrees: 60, seed: 2013", "\"seed\": 2013, ntrees: 0x3C")
                        .replace("    examples: 1000\n", ""));
        assertThat(DefinitionVersion.of(parse(same)).digest()).isEqualTo(digest);

        Path other = write(text.replace("seed: 2013", "seed: 2014"));
        assertThat(DefinitionVersion.of(parse(other)).digest()).isNotEqualTo(digest);
        Path otherSql = write(text);
        Files.writeString(folder.resolve("features.sql"), "SELECT 2");
        assertThat(DefinitionVersion.of(parse(otherSql)).digest()).isNotEqualTo(digest);
    }

    @Test
    void a_definition_survives_its_way_through_events() throws IOException {
        RefitDefinition definition = parse(EveryKey.in(folder));

        RefitDefinition read = RefitJson.read(RefitJson.bytes(definition), RefitDefinition.class);

        assertThat(read).isEqualTo(definition);
        assertThat(DefinitionVersion.of(read)).isEqualTo(DefinitionVersion.of(definition));
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_do_no_harm() throws IOException {
        String text = Files.readString(FLIGHT_DELAY);

        Path file = write("\uFEFF" + text.replace("\n", "\r\n"));

        assertThat(parse(file)).isEqualTo(parse(FLIGHT_DELAY));
    }

    private static Consumer<AttemptSpec> says(Integer attempts, String backoff, String timeout) {
        return spec -> {
            assertThat(spec.attempts()).isEqualTo(attempts);
            assertThat(spec.backoff()).isEqualTo(backoff);
            assertThat(spec.timeout()).isEqualTo(timeout);
        };
    }

    private Path write(String text) throws IOException {
        Files.copy(
                FLIGHT_DELAY.resolveSibling("features.sql"),
                folder.resolve("features.sql"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return Files.writeString(folder.resolve("refit.yaml"), text);
    }

    private static RefitDefinition parse(Path file) {
        return new DefinitionParser().parse(file).definition();
    }
}
