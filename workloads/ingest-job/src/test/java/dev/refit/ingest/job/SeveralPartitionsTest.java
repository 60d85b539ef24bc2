package dev.refit.ingest.job;

import static dev.refit.ingest.job.IngestScenario.columns;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.data.Column;
import dev.refit.events.data.Snapshot;
import dev.refit.events.definition.ColumnType;
import dev.refit.events.definition.Expectation;
import dev.refit.events.definition.Format;
import dev.refit.events.run.Failure;
import dev.refit.events.run.Failure.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that reads several partitions of a dataset, or none of one that is optional. */
class SeveralPartitionsTest {
    private static final Map<String, ColumnType> A = columns("a", ColumnType.INT);

    @TempDir
    Path home;

    private IngestScenario scenario;

    @BeforeEach
    void scenario() {
        scenario = new IngestScenario(home);
    }

    @Test
    void eachPartitionHasASnapshotOfItsOwn() throws IOException {
        List<Snapshot> snapshots = scenario.copying()
                .csv("flights", A, file("01/flights.csv", "a\n1\n"))
                .partition("flights", "2013-02", file("02/flights.csv", "a\n1\n2\n"))
                .partition("flights", "2013-03", file("03/flights.csv", "a\n1\n2\n3\n"))
                .snapshots();

        assertThat(snapshots).extracting(Snapshot::partition).containsExactly("2013-01", "2013-02", "2013-03");
        assertThat(snapshots).extracting(Snapshot::rows).containsExactly(1L, 2L, 3L);
        assertThat(snapshots).extracting(Snapshot::digest).doesNotHaveDuplicates();
        assertThat(snapshots).allSatisfy(snapshot -> assertThat(
                        Path.of(snapshot.files().get(0).uri()))
                .startsWith(scenario.folder().resolve("flights/" + snapshot.partition())));
    }

    @Test
    void eachPartitionHasToHoldWhatIsExpected() throws IOException {
        Failure failure = scenario.csv("flights", A, file("01.csv", "a\n1\n1\n1\n1\n1\n1\n1\n1\n1\n"))
                .partition("flights", "2013-02", file("02.csv", "a\n1\nNA\n"))
                .partition("flights", "2013-03", file("03.csv", "a\n7\n"))
                .expecting(new Expectation("flights", "a", 0.9, null, 6.0, null, 2L))
                .failure();

        assertThat(failure.fault()).isEqualTo(Fault.DATA);
        assertThat(failure.message().lines())
                .containsExactly(
                        "flights.a in 2013-02: 1 of 2 rows have no value, expected notNullRatio 0.9: 02.csv line 3",
                        "flights in 2013-03: has 1 rows, expected minRows 2",
                        "flights.a in 2013-03: 1 of 1 rows have values not of at most max 6.0: 03.csv line 2 ('7')");
    }

    @Test
    void aPartitionWithoutRowsIsNamed() throws IOException {
        Failure failure = scenario.csv("flights", A, file("01.csv", "a\n1\n"))
                .partition("flights", "2013-02", file("02.csv", "a\n"))
                .failure();

        assertThat(failure.message())
                .isEqualTo("dataset flights, partition 2013-02: 02.csv: no row, expected at least one");
    }

    @Test
    void partitionsWithOtherColumnsAreTheDatasFaultAndNamedWithTheColumn() throws IOException {
        Failure failure = scenario.dataset("flights", new Format.Parquet(), Map.of(), parquet("01", "optional int32 a"))
                .partition("flights", "2013-02", parquet("02", "optional int32 a"))
                .partition("flights", "2013-03", parquet("03", "optional double a; optional int32 b"))
                .failure();

        assertThat(failure.fault()).isEqualTo(Fault.DATA);
        assertThat(failure.code()).isEqualTo("schema-differs");
        assertThat(failure.message())
                .isEqualTo("dataset flights, partition 2013-03: 03.parquet: column a is a double, but a int in"
                        + " 01.parquet of partition 2013-01; has a column b (int), which 01.parquet of partition 2013-01"
                        + " has not; expected the same columns in all files of a dataset");
    }

    @Test
    void membersOfJsonAreFoundInAllPartitionsTogether() throws IOException {
        List<Snapshot> snapshots = scenario.dataset(
                        "weather", new Format.Json(null), Map.of(), file("01.jsonl", "{\"t\": 1}\n"))
                .partition("weather", "2013-02", file("02.jsonl", "{\"t\": 2.5, \"w\": true}\n"))
                .snapshots();

        assertThat(snapshots).extracting(Snapshot::columns).allSatisfy(columns -> assertThat(columns)
                .containsExactly(new Column("t", "double"), new Column("w", "boolean")));
    }

    @Test
    void aMemberOfAnotherTypeIsNamedWithBothPartitions() throws IOException {
        Failure failure = scenario.dataset("weather", new Format.Json(null), Map.of(), file("01.jsonl", "{\"t\": 1}\n"))
                .partition("weather", "2013-02", file("02.jsonl", "{\"t\": \"warm\"}\n"))
                .failure();

        assertThat(failure.fault()).isEqualTo(Fault.DATA);
        assertThat(failure.message())
                .startsWith("dataset weather, partition 2013-02: 02.jsonl: line 1")
                .contains("member t: got a string, but it was a bigint in partition 2013-01");
    }

    @Test
    void anOptionalDatasetThatIsNotThereFailsNothing() throws IOException {
        scenario.csv("flights", A, file("01.csv", "a\n1\n"))
                .optional("weather", new Format.Parquet(), A)
                .expecting(new Expectation("weather", "a", 1.0, null, null, null, 10L));
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        List<Snapshot> snapshots;
        try {
            snapshots = scenario.snapshots();
        } finally {
            System.setOut(before);
        }

        assertThat(snapshots).extracting(Snapshot::dataset).containsExactly("flights");
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("weather is optional and not there; what is expected of it is not checked");
    }

    @Test
    void anOptionalDatasetThatIsThereIsChecked() throws IOException {
        Failure failure = scenario.csv("flights", A, file("01.csv", "a\n1\n"))
                .optional("weather", new Format.Parquet(), A)
                .partition("weather", "2013-01", parquet("w", "optional double b; optional int32 a"))
                .expecting(new Expectation("weather", "a", null, 8.0, null, null, 10L))
                .failure();

        assertThat(failure.message().lines())
                .containsExactly(
                        "weather: has 1 rows, expected minRows 10",
                        "weather.a: 1 of 1 rows have values not of at least min 8.0: w.parquet line 1 ('7')");
    }

    @Test
    void onlyTheDeclaredColumnsOfParquetAreRead() throws IOException {
        List<Snapshot> snapshots = scenario.csv("flights", A, file("01.csv", "a\n1\n"))
                .optional("weather", new Format.Parquet(), A)
                .partition("weather", "2013-01", parquet("one", "optional double b; optional int32 a"))
                .partition("weather", "2013-02", parquet("two", "optional int32 a"))
                .snapshots();

        assertThat(snapshots.subList(1, 3))
                .allSatisfy(snapshot -> assertThat(snapshot.columns()).containsExactly(new Column("a", "int")));
    }

    @Test
    void aDatasetThatIsNotOptionalIsThere() throws IOException {
        Failure failure = scenario.csv("flights", A, file("01.csv", "a\n1\n"))
                .lacking("weather", A)
                .failure();

        assertThat(failure.message())
                .contains("inputs: got no version of weather, expected one, as it is not optional");
    }

    private Path file(String name, String content) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    /** One row, in which whole numbers are 7. */
    private Path parquet(String name, String columns) throws IOException {
        MessageType schema = MessageTypeParser.parseMessageType("message m { " + columns + "; }");
        Path file = home.resolve(name + ".parquet");
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withType(schema)
                .build()) {
            Group row = new SimpleGroupFactory(schema).newGroup();
            schema.getFields().stream()
                    .filter(field -> columns.contains("int32 " + field.getName()))
                    .forEach(field -> row.append(field.getName(), 7));
            writer.write(row);
        }
        return file;
    }
}
