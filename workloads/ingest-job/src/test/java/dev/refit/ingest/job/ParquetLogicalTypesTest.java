package dev.refit.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.definition.Expectation;
import dev.refit.events.definition.Format;
import dev.refit.events.run.Failure;
import dev.refit.events.run.Failure.Fault;
import dev.refit.events.workload.WorkloadResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expectations speak of values, whatever bytes Parquet keeps them in. */
class ParquetLogicalTypesTest {
    private static final LocalDate DAY = LocalDate.of(2020, 1, 2);
    private static final long SECOND = DAY.atTime(3, 4, 5).toEpochSecond(ZoneOffset.UTC);

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"int32 x (DECIMAL(9,2))", "int64 x (DECIMAL(12,2))"})
    void decimalsOfWholeNumbers(String type) throws IOException {
        Path file = file(type, row -> {
            if (type.startsWith("int32")) {
                row.append("x", 110);
            } else {
                row.append("x", 110L);
            }
        });

        assertDecimal(file);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"binary x (DECIMAL(9,2))", "fixed_len_byte_array(1) x (DECIMAL(2,2))"})
    void decimalsOfBytes(String type) throws IOException {
        byte[] unscaled = new BigDecimal("1.10").unscaledValue().toByteArray();

        assertDecimal(file(type, row -> row.append("x", Binary.fromConstantByteArray(unscaled))));
    }

    private void assertDecimal(Path file) {
        assertThat(violation(file, in("1.10", "2.20"))).isEmpty();
        assertThat(violation(file, in("1.1"))).isEmpty();
        assertThat(violation(file, in("110")))
                .contains("1 of 1 rows have values not in [110]: x.parquet line 1 ('1.10')");
        assertThat(violation(file, between(1.1, 1.1))).isEmpty();
        assertThat(violation(file, between(1.11, null))).contains("not of at least min 1.11");
        assertThat(violation(file, between(null, 1.0))).contains("not of at most max 1.0");
    }

    @Test
    void dates() throws IOException {
        Path file = file("int32 x (DATE)", row -> row.append("x", (int) DAY.toEpochDay()));

        assertThat(violation(file, in("2020-01-02"))).isEmpty();
        assertThat(violation(file, in("2020-01-01"))).contains("('2020-01-02')");
        assertThat(violation(file, in("2.1.2020")))
                .contains("column x (date): in holds '2.1.2020', expected a date, such as 2013-03-31");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int64 x (TIMESTAMP(MILLIS,true)) | 1000",
                "int64 x (TIMESTAMP(MICROS,true)) | 1000000",
                "int64 x (TIMESTAMP(MILLIS,false)) | 1000",
                "int64 x (TIMESTAMP(MICROS,false)) | 1000000"
            })
    void timestamps(String type, long factor) throws IOException {
        assertTimestamp(file(type, row -> row.append("x", SECOND * factor)));
    }

    @Test
    void timestampsOf96Bits() throws IOException {
        long nanos = DAY.atTime(3, 4, 5).toLocalTime().toNanoOfDay();

        assertTimestamp(
                file("int96 x", row -> row.append("x", new NanoTime((int) DAY.toEpochDay() + 2_440_588, nanos))));
    }

    private void assertTimestamp(Path file) {
        assertThat(violation(file, in("2020-01-02 03:04:05"))).isEmpty();
        assertThat(violation(file, in("2020-01-02T03:04:05Z"))).isEmpty();
        assertThat(violation(file, in("2020-01-02T03:04:06"))).contains("('2020-01-02T03:04:05");
    }

    @Test
    void unsignedNumbers() throws IOException {
        Path half = file("int32 x (INTEGER(32,false))", row -> row.append("x", (int) 3_000_000_000L));
        assertThat(violation(half, between(0.0, 4e9))).isEmpty();
        assertThat(violation(half, in("3000000000"))).isEmpty();
        assertThat(violation(half, between(null, 1000.0))).contains("('3000000000')");

        Path whole = file("int64 x (INTEGER(64,false))", row -> row.append("x", -1L));
        assertThat(violation(whole, in("18446744073709551615"))).isEmpty();
        assertThat(violation(whole, between(0.0, 1.0))).contains("at most max 1.0", "('18446744073709551615')");

        Path small = file("int32 x (INTEGER(8,false))", row -> row.append("x", 200));
        assertThat(violation(small, between(200.0, 200.0))).isEmpty();
    }

    @Test
    void numbersAreComparedExactly() throws IOException {
        Path large = file("int64 x", row -> row.append("x", (1L << 53) + 1));
        assertThat(violation(large, in("9007199254740993"))).isEmpty();
        assertThat(violation(large, in("9007199254740992"))).contains("not in");
        assertThat(violation(large, between(null, 9007199254740992.0))).contains("at most max");

        Path single = file("float x", row -> row.append("x", 1.1f));
        assertThat(violation(single, in("1.1"))).isEmpty();
        assertThat(violation(single, between(1.1, 1.1))).isEmpty();

        Path zero = file("double x", row -> row.append("x", -0.0));
        assertThat(violation(zero, in("0"))).isEmpty();
        assertThat(violation(zero, between(0.0, 0.0))).isEmpty();

        Path nan = file("double x", row -> row.append("x", Double.NaN));
        assertThat(violation(nan, between(0.0, null))).contains("at least min");
        assertThat(violation(nan, between(null, 0.0))).contains("at most max");
        assertThat(violation(nan, in("NaN"))).isEmpty();
    }

    @Test
    void bytesThatNothingSaysMoreOfAreComparedAsTextWhenTheyAreOne() throws IOException {
        Path file = file("binary x", row -> row.append("x", "Ä"));

        assertThat(violation(file, in("Ä"))).isEmpty();
        assertThat(violation(file, in("A"))).contains("('Ä')");
    }

    @Test
    void bytesThatAreNoTextAreShownInHexadecimal() throws IOException {
        Path file = file("binary x", row -> row.append("x", Binary.fromConstantByteArray(new byte[] {0, 7, -1})));

        assertThat(violation(file, in("a"))).contains("('0007ff')");

        Path fixed = file(
                "fixed_len_byte_array(1) x", row -> row.append("x", Binary.fromConstantByteArray(new byte[] {'A'})));
        assertThat(violation(fixed, in("41"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int64 x (TIMESTAMP(NANOS,false)) | coerce_timestamps=\"us\"",
                "int64 x (TIMESTAMP(NANOS,true)) | write microseconds",
                "int64 x (TIME(MICROS,false)) | write a timestamp",
                "int32 x (TIME(MILLIS,true)) | write a timestamp",
                "fixed_len_byte_array(2) x (FLOAT16) | cast it to float32",
                "fixed_len_byte_array(16) x (UUID) | cast it to a text",
                "fixed_len_byte_array(12) x (INTERVAL) | cast it to a text",
                "group x { optional int64 ns (TIMESTAMP(NANOS,false)); } | column x.ns",
                "int32 x; optional int32 X | columns x and X: differ in case only",
            })
    void whatSparkCannotReadIsTheDatasFaultWithFileAndColumn(String type, String words) throws IOException {
        Failure failure = scenario(file(type, row -> {})).failure();

        assertThat(failure.fault()).isEqualTo(Fault.DATA);
        assertThat(failure.code()).isEqualTo("unreadable-column");
        assertThat(failure.message()).contains("dataset d, partition 2013-01: x.parquet: column", words);
    }

    private String violation(Path file, Expectation expectation) {
        WorkloadResult result = scenario(file).expecting(expectation).result();
        return result instanceof WorkloadResult.Failed failed ? failed.failure().message() : "";
    }

    private IngestScenario scenario(Path file) {
        return new IngestScenario(home).dataset("d", new Format.Parquet(), Map.of(), file);
    }

    private static Expectation in(String... texts) {
        return new Expectation("d", "x", null, null, null, List.of(texts), null);
    }

    private static Expectation between(Double min, Double max) {
        return new Expectation("d", "x", null, min, max, null, null);
    }

    private Path file(String column, Consumer<Group> row) throws IOException {
        MessageType schema = MessageTypeParser.parseMessageType(
                "message m { optional " + column + (column.endsWith("}") ? "" : ";") + " }");
        Path file = home.resolve("x.parquet");
        java.nio.file.Files.deleteIfExists(file);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withType(schema)
                .build()) {
            Group group = new SimpleGroupFactory(schema).newGroup();
            row.accept(group);
            writer.write(group);
        }
        return file;
    }
}
