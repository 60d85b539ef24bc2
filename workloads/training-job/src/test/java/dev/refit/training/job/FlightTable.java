package dev.refit.training.job;

import dev.refit.events.data.Column;
import dev.refit.events.data.FeatureTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** A feature table of invented flights, in files shaped as Spark writes them. */
final class FlightTable {
    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType(
            """
            message spark_schema {
              optional binary carrier (STRING);
              optional binary tail (STRING);
              optional binary day (STRING);
              optional int32 hour;
              optional int64 seats;
              optional double distance;
              optional double temperature;
              optional float wind;
              optional boolean weekend;
              optional int64 departs (TIMESTAMP(MILLIS,true));
              optional double nothing;
              optional double arrived_late_by;
              optional boolean delayed;
              optional binary size (STRING);
              optional int32 cancelled;
              optional binary split (STRING);
              optional binary part (STRING);
              optional binary gate (STRING);
            }""");

    static final List<Column> COLUMNS = List.of(
            new Column("carrier", "string"),
            new Column("tail", "string"),
            new Column("day", "string"),
            new Column("hour", "int"),
            new Column("seats", "bigint"),
            new Column("distance", "double"),
            new Column("temperature", "double"),
            new Column("wind", "float"),
            new Column("weekend", "boolean"),
            new Column("departs", "timestamp"),
            new Column("nothing", "double"),
            new Column("arrived_late_by", "double"),
            new Column("delayed", "boolean"),
            new Column("size", "string"),
            new Column("cancelled", "int"),
            new Column("split", "string"),
            new Column("part", "string"),
            new Column("gate", "string"));

    /** What is no feature when {@code target} is predicted. */
    static List<String> others(String target) {
        return List.of("arrived_late_by", "delayed", "size", "cancelled", "part", "gate").stream()
                .filter(name -> !name.equals(target))
                .toList();
    }

    private FlightTable() {}

    /** Two files with rows, before and between them one without, and what else Spark leaves in a folder. */
    static FeatureTable write(Path folder, int rows) throws IOException {
        Files.createDirectories(folder);
        Random random = new Random(2013);
        int begin = 0;
        for (int file = 0; file < 4; file++) {
            int end = file % 2 == 0 ? begin : file == 3 ? rows : begin + rows / 2;
            Path part = folder.resolve("part-0000" + file + "-c0ffee00-c000.snappy.parquet");
            write(part, begin, end, random);
            begin = end;
        }
        Files.writeString(folder.resolve("_SUCCESS"), "");
        return new FeatureTable(folder.toUri(), rows, COLUMNS, "0".repeat(64), "1".repeat(64));
    }

    private static void write(Path file, int begin, int end, Random random) throws IOException {
        SimpleGroupFactory rows = new SimpleGroupFactory(SCHEMA);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(file.toUri()))
                .withConf(new Configuration(false))
                .withType(SCHEMA)
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .build()) {
            for (int row = begin; row < end; row++) {
                writer.write(row(rows.newGroup(), row, random));
            }
        }
        Files.writeString(file.resolveSibling("." + file.getFileName() + ".crc"), "");
    }

    private static Group row(Group group, int row, Random random) {
        String[] carriers = {"AA", "B6", "DL\t\\tab", "ÜA", "9E"};
        int carrier = random.nextInt(20) == 0 ? -1 : random.nextInt(carriers.length);
        if (carrier >= 0) {
            group.append("carrier", carriers[carrier]);
        }
        int hour = 5 + random.nextInt(18);
        double distance = Math.round(random.nextDouble() * 300_000) / 100.0;
        group.append("tail", String.valueOf(100 + random.nextInt(40)));
        group.append("day", "2013-01-%02d".formatted(1 + random.nextInt(31)));
        group.append("hour", hour);
        group.append("seats", 20L + random.nextInt(300));
        if (random.nextInt(10) > 0) {
            group.append("distance", distance);
        }
        if (random.nextInt(15) > 0) {
            group.append("temperature", Math.round(random.nextGaussian() * 1000) / 100.0);
        }
        group.append("wind", (float) (random.nextInt(400) / 10.0));
        group.append("weekend", random.nextInt(7) < 2);
        group.append("departs", 1_356_998_400_000L + row * 61_000L);
        double late = hour * 2.5 + carrier * 6 - distance / 100 + random.nextGaussian() * 12;
        group.append("arrived_late_by", Math.round(late * 100) / 100.0);
        group.append("delayed", late > 15);
        group.append("size", late < 0 ? "none" : late < 30 ? "some" : "much");
        group.append("cancelled", late > 40 ? 1 : 0);
        String part = row % 10 == 8 ? "validation" : row % 10 == 9 ? "test" : "train";
        group.append("split", part);
        group.append("part", part);
        group.append("gate", part.equals("train") ? (row % 3 == 0 ? "east" : "west") : "of-" + part);
        return group;
    }
}
