package dev.refit.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.data.Column;
import dev.refit.events.data.Snapshot;
import dev.refit.events.definition.Expectation;
import dev.refit.events.definition.Format;
import dev.refit.events.run.Failure;
import dev.refit.events.run.Failure.Fault;
import dev.refit.events.workload.WorkloadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetIngestTest {
    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType(
            """
            message m {
              optional double delay;
              optional int32 day (DATE);
              required binary carrier (STRING);
              optional int64 at (TIMESTAMP(MICROS,true));
              optional int32 small (INTEGER(16,true));
              optional group tags (LIST) { repeated group list { optional binary element (STRING); } }
            }
            """);

    @TempDir
    Path home;

    @Test
    void columnsAndRowsComeFromTheFooters() throws IOException {
        Path file = parquet("a.parquet", 3, CompressionCodecName.SNAPPY);

        Snapshot snapshot = scenario(file, parquet("b.parquet", 2, CompressionCodecName.ZSTD))
                .snapshots()
                .get(0);

        assertThat(snapshot.rows()).isEqualTo(5);
        assertThat(snapshot.columns())
                .containsExactly(
                        new Column("delay", "double"),
                        new Column("day", "date"),
                        new Column("carrier", "string"),
                        new Column("at", "timestamp"),
                        new Column("small", "smallint"),
                        new Column("tags", "array"));
    }

    @Test
    void expectationsAreCheckedOnTheValues() throws IOException {
        Path file = parquet("a.parquet", 3, CompressionCodecName.SNAPPY);

        Failure failure = scenario(file)
                .expecting(new Expectation("flights", "delay", 1.0, null, 1.0, null, null))
                .expecting(new Expectation("flights", "carrier", null, null, null, List.of("DL"), null))
                .failure();

        assertThat(failure.message().lines())
                .containsExactly(
                        "flights.delay: 1 of 3 rows have no value, expected notNullRatio 1.0: a.parquet line 1",
                        "flights.delay: 1 of 3 rows have values not of at most max 1.0: a.parquet line 3 ('2.0')",
                        "flights.carrier: 3 of 3 rows have values not in [DL]: a.parquet line 1 ('UA'), a.parquet line"
                                + " 2 ('UA'), a.parquet line 3 ('UA')");
    }

    @Test
    void aFileThatIsNotParquetIsRefused() throws IOException {
        Failure failure = scenario(Files.writeString(home.resolve("a.parquet"), "a,b\n1,2\n"))
                .failure();

        assertThat(failure.message()).contains("dataset flights, partition 2013-01: a.parquet: is not Parquet");
    }

    /** Whatever byte is wrong: where it shows, the file is named and the data is at fault. */
    @Test
    void aDamagedFileIsTheDatasFaultWhereverItIsDamaged() throws IOException {
        Path whole = parquet("whole.parquet", 2_000, CompressionCodecName.SNAPPY);
        byte[] bytes = Files.readAllBytes(whole);
        int refused = 0;
        for (int at = 0; at < bytes.length; at += Math.max(1, bytes.length / 150)) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 0x5a;
            refused += refuses(Files.write(home.resolve("damaged.parquet"), damaged)) ? 1 : 0;
        }
        for (int length : new int[] {bytes.length / 3, bytes.length - 1, bytes.length - 9, 4}) {
            assertThat(refuses(Files.write(home.resolve("damaged.parquet"), Arrays.copyOf(bytes, length))))
                    .isTrue();
        }
        assertThat(refused).isPositive();
    }

    private boolean refuses(Path file) {
        WorkloadResult result = scenario(file)
                .expecting(new Expectation("flights", "delay", 0.1, null, null, null, null))
                .result();
        if (result instanceof WorkloadResult.Failed failed) {
            assertThat(failed.failure().fault()).as(failed.failure().message()).isEqualTo(Fault.DATA);
            assertThat(failed.failure().message()).contains("damaged.parquet");
            return true;
        }
        return false;
    }

    private IngestScenario scenario(Path... files) {
        return new IngestScenario(home).dataset("flights", new Format.Parquet(), Map.of(), files);
    }

    private Path parquet(String name, int rows, CompressionCodecName codec) throws IOException {
        Path file = home.resolve(name);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withType(SCHEMA)
                .withCompressionCodec(codec)
                .build()) {
            for (int i = 0; i < rows; i++) {
                Group row = new SimpleGroupFactory(SCHEMA).newGroup().append("carrier", "UA");
                writer.write(i == 0 ? row : row.append("delay", (double) i).append("day", i));
            }
        }
        return file;
    }
}
