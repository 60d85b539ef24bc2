package dev.refit.ingest.job;

import static dev.refit.ingest.job.IngestScenario.columns;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.definition.ColumnType;
import dev.refit.events.definition.Expectation;
import dev.refit.events.definition.Expectation.Reference;
import dev.refit.events.definition.Expectation.Within;
import dev.refit.events.definition.trigger.PartitionsSpec;
import dev.refit.events.definition.trigger.PartitionsSpec.Every;
import dev.refit.events.run.Failure;
import dev.refit.events.run.Failure.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is expected of rows beside other rows, and of dates beside their partition. */
class RowExpectationsTest {
    private static final Map<String, ColumnType> COLUMNS =
            columns("day", ColumnType.DATE, "at", ColumnType.TIMESTAMP, "plane", ColumnType.STRING);

    @TempDir
    Path home;

    private IngestScenario scenario;

    @BeforeEach
    void scenario() throws IOException {
        Path flights = Files.writeString(
                home.resolve("flights.csv"),
                """
                day,at,plane
                2013-01-01,2013-01-01T00:00:00,N1
                2013-01-31,2013-01-31T23:59:59,N2
                2013-02-01,2013-02-01T00:00:00,N2
                2012-12-31,,N3
                2013-01-31,2013-01-31T23:59:59,N2
                ,2013-01-31T23:59:59,
                """);
        Path planes = Files.writeString(home.resolve("planes.csv"), "plane,seats\nN1,100\nN2,200\n");
        scenario = new IngestScenario(home)
                .csv("flights", COLUMNS, flights)
                .csv("planes", columns("plane", ColumnType.STRING, "seats", ColumnType.INT), planes);
    }

    @Test
    void datesAndTimesLieWithinThePartition() {
        PartitionsSpec months = new PartitionsSpec(Every.MONTH, "America/New_York");

        Failure failure = scenario.periods(months)
                .expecting(within("day"))
                .expecting(within("at"))
                .failure();

        assertThat(failure.fault()).isEqualTo(Fault.DATA);
        assertThat(failure.message().lines())
                .containsExactly(
                        "flights.day: 2 of 6 rows have values outside of the partition 2013-01, expected within:"
                                + " flights.csv line 4 ('2013-02-01'), flights.csv line 5 ('2012-12-31')",
                        // The file's times are of UTC, five hours ahead of New York's.
                        "flights.at: 1 of 6 rows have values outside of the partition 2013-01, expected within:"
                                + " flights.csv line 2 ('2013-01-01T00:00:00Z')");
    }

    @Test
    void withinNeedsTimes() {
        PartitionsSpec months = new PartitionsSpec(Every.MONTH, "UTC");

        Failure failure = scenario.periods(months).expecting(within("plane")).failure();

        assertThat(failure.fault()).isEqualTo(Fault.USER_CODE);
        assertThat(failure.message()).contains("column plane (string): within needs a column of dates or times");
    }

    @Test
    void rowsOfTheSameValuesAreToldWithTheFirstOfThem() {
        Failure failure = scenario.expecting(unique("day", "plane"))
                .expecting(unique("plane"))
                .failure();

        assertThat(failure.fault()).isEqualTo(Fault.DATA);
        assertThat(failure.message().lines())
                .containsExactly(
                        "flights: 1 of 6 rows have the values of a row before them, expected unique [day, plane]:"
                                + " flights.csv line 6 as flights.csv line 3",
                        "flights: 2 of 6 rows have the values of a row before them, expected unique [plane]:"
                                + " flights.csv line 4 as flights.csv line 3, flights.csv line 6 as flights.csv line 3");
    }

    @Test
    void valuesThatAnotherDatasetLacksAreTold() {
        Failure failure = scenario.expecting(references("plane", new Reference("planes", "plane")))
                .failure();

        assertThat(failure.fault()).isEqualTo(Fault.DATA);
        assertThat(failure.message())
                .isEqualTo("flights.plane: 1 of 6 rows have values that are not in planes.plane: flights.csv line 5");
    }

    @Test
    void whatRefersToValuesOfAnotherKindIsTheDefinitionsFault() {
        Failure failure = scenario.expecting(references("plane", new Reference("planes", "seats")))
                .failure();

        assertThat(failure.fault()).isEqualTo(Fault.USER_CODE);
        assertThat(failure.message())
                .contains("column plane (string): it refers to planes.seats, whose values are of another kind: number");
    }

    @Test
    void columnsThatAreNotThereAreTold() {
        assertThat(scenario.expecting(unique("day", "gate")).failure().message())
                .contains("has no column gate");
        assertThat(scenario.expecting(references("plane", new Reference("planes", "name")))
                        .failure()
                        .message())
                .contains("has no column");
    }

    @Test
    void manyRowsAreComparedWithoutHoldingThem() throws IOException {
        String rows = IntStream.range(0, 200_000)
                .mapToObj(i -> "2013-01-01,,N" + (i % 199_999))
                .collect(Collectors.joining("\n"));
        Path many = Files.writeString(home.resolve("many.csv"), "day,at,plane\n" + rows + "\n");

        Failure failure = new IngestScenario(home)
                .csv("flights", COLUMNS, many)
                .expecting(unique("plane"))
                .failure();

        assertThat(failure.message()).endsWith("many.csv line 200001 as many.csv line 2");
    }

    private static Expectation within(String column) {
        return new Expectation("flights", column, null, null, null, List.of(), null, List.of(), Within.PARTITION, null);
    }

    private static Expectation unique(String... columns) {
        return new Expectation("flights", null, null, null, null, List.of(), null, List.of(columns), null, null);
    }

    private static Expectation references(String column, Reference reference) {
        return new Expectation("flights", column, null, null, null, List.of(), null, List.of(), null, reference);
    }
}
