package dev.refit.transform.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.data.FeatureSource;
import dev.refit.events.data.FeatureTable;
import dev.refit.events.definition.ColumnType;
import dev.refit.events.definition.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real Spark in this JVM, on three months of flights and no weather. */
class SeveralPartitionsIT {
    @TempDir
    Path home;

    @Test
    void aViewHoldsAllPartitionsWhichSqlCanTellApartAndAnAbsentDatasetIsEmpty() throws IOException {
        // A column of the data may have any name.
        TransformScenario scenario = new TransformScenario(home)
                .csv("all-flights", "delay int, partition string", file("01.csv", "delay,partition\n1,x\n2,x\n"))
                .partition("all-flights", "2013-02", file("02.csv", "delay,partition\n3,x\n"))
                .partition("all-flights", "2013-03", file("03.csv", "partition,delay\nx,4\nx,5\nx,6\n"))
                .absent("weather", new Format.Parquet(), Map.of("temp", ColumnType.DOUBLE, "day", ColumnType.INT));

        FeatureTable table = scenario.features(
                """
                CREATE TEMPORARY VIEW flights AS
                SELECT row.*, by.partition AS month,
                  CASE WHEN newest AND row.delay % 2 = 0 THEN 'test' ELSE 'train' END AS split
                FROM by_partition.all_flights AS by;

                SELECT month, split, count(*) AS flights, count(temp) AS temps, min(partition) AS text,
                  (SELECT sum(delay) FROM all_flights) AS delays, (SELECT count(*) FROM BY_PARTITION.weather) AS weathers
                FROM flights LEFT JOIN weather ON day = delay GROUP BY month, split;
                """);

        assertThat(table.sources())
                .extracting(FeatureSource::partition)
                .containsExactly("2013-01", "2013-02", "2013-03");
        FeatureTable expected = new TransformScenario(home)
                .csv("flights", "a int", file("none.csv", "a\n1\n"))
                .features(
                        """
                        SELECT * FROM VALUES
                          ('2013-01', 'train', 2L, 0L, 'x', 21L, 0L),
                          ('2013-02', 'train', 1L, 0L, 'x', 21L, 0L),
                          ('2013-03', 'train', 1L, 0L, 'x', 21L, 0L),
                          ('2013-03', 'test', 2L, 0L, 'x', 21L, 0L)
                          AS t(month, split, flights, temps, text, delays, weathers)
                        """);
        assertThat(table.columns()).isEqualTo(expected.columns());
        assertThat(table.digest()).isEqualTo(expected.digest());
    }

    @Test
    void declaredColumnsOfParquetAreTheViewWhateverElseTheFilesHave() throws IOException {
        Path wide = parquet("SELECT 1 AS a, 'x' AS b, 2.5D AS c FROM flights");
        Path narrow = parquet("SELECT 2.5D AS c, 3 AS a FROM flights");

        FeatureTable table = new TransformScenario(home)
                .optional("weather", "c double, a int", wide)
                .partition("weather", "2013-02", narrow)
                .features("SELECT w.*, row.a + 1 AS next FROM weather AS w JOIN by_partition.weather ON row.a = w.a");

        FeatureTable expected = new TransformScenario(home)
                .csv("flights", "a int", file("none.csv", "a\n1\n"))
                .features("SELECT * FROM VALUES (2.5D, 1, 2), (2.5D, 3, 4) AS t(c, a, next)");
        assertThat(table.columns()).isEqualTo(expected.columns());
        assertThat(table.digest()).isEqualTo(expected.digest());
    }

    private Path parquet(String sql) throws IOException {
        FeatureTable table = new TransformScenario(home)
                .csv("flights", "a int", file("one.csv", "a\n1\n"))
                .features(sql);
        try (var files = Files.list(Path.of(table.uri()))) {
            return files.findFirst().orElseThrow();
        }
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(home.resolve(name), content);
    }
}
