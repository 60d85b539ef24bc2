package dev.refit.ingest.job;

import static dev.refit.ingest.job.IngestScenario.columns;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.definition.ColumnType;
import dev.refit.events.definition.Expectation;
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

class ExpectationsTest {
    private static final Map<String, ColumnType> COLUMNS = columns("n", ColumnType.DOUBLE, "c", ColumnType.STRING);

    @TempDir
    Path home;

    private IngestScenario scenario;

    @BeforeEach
    void scenario() throws IOException {
        String rows = IntStream.range(0, 10)
                .mapToObj(i -> (i < 7 ? String.valueOf(i) : "NA") + "," + (i % 2 == 0 ? "UA" : "DL"))
                .collect(Collectors.joining("\n"));
        Path file = Files.writeString(home.resolve("flights.csv"), "n,c\n" + rows + "\n");
        scenario = new IngestScenario(home).csv("flights", COLUMNS, file);
    }

    @Test
    void dataThatHoldsWhatIsExpectedPasses() {
        scenario.expecting(of("n", 0.7, 0.0, 6.0, List.of()))
                .expecting(of("n", null, null, null, List.of("0", "1.0", "2", "3", "4", "5", "6")))
                .expecting(of("c", 1.0, null, null, List.of("UA", "DL")))
                .expecting(new Expectation("flights", null, null, null, null, null, 10L));

        assertThat(scenario.snapshots().get(0).rows()).isEqualTo(10);
    }

    @Test
    void allViolationsAreReportedTogetherWithExamples() {
        scenario.expecting(of("n", 0.8, 4.0, 5.0, List.of()))
                .expecting(of("c", null, null, null, List.of("AA")))
                .expecting(new Expectation("flights", null, null, null, null, null, 11L));

        Failure failure = scenario.failure();

        assertThat(failure.fault()).isEqualTo(Fault.DATA);
        assertThat(failure.message().lines())
                .containsExactly(
                        "flights: has 10 rows, expected minRows 11",
                        "flights.n: 3 of 10 rows have no value, expected notNullRatio 0.8: flights.csv line 9,"
                                + " flights.csv line 10, flights.csv line 11",
                        "flights.n: 4 of 10 rows have values not of at least min 4.0: flights.csv line 2 ('0.0'),"
                                + " flights.csv line 3 ('1.0'), flights.csv line 4 ('2.0'), flights.csv line 5 ('3.0')",
                        "flights.n: 1 of 10 rows have values not of at most max 5.0: flights.csv line 8 ('6.0')",
                        "flights.c: 10 of 10 rows have values not in [AA]: flights.csv line 2 ('UA'), flights.csv line"
                                + " 3 ('DL'), flights.csv line 4 ('UA'), flights.csv line 5 ('DL'), flights.csv line 6"
                                + " ('UA'), …");
    }

    @Test
    void anExpectationOnAColumnThatIsNotThereIsTheDefinitionsFault() {
        Failure failure =
                scenario.expecting(of("delay", 0.9, null, null, List.of())).failure();

        assertThat(failure.fault()).isEqualTo(Fault.USER_CODE);
        assertThat(failure.message()).contains("has no column delay", "it has n, c");
    }

    @Test
    void minAndMaxNeedNumbers() {
        Failure failure =
                scenario.expecting(of("c", null, 1.0, null, List.of())).failure();

        assertThat(failure.fault()).isEqualTo(Fault.USER_CODE);
        assertThat(failure.message()).contains("column c (string): min and max need a column of numbers");
    }

    private static Expectation of(String column, Double notNullRatio, Double min, Double max, List<String> in) {
        return new Expectation("flights", column, notNullRatio, min, max, in, null);
    }
}
