package dev.refit.transform.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.data.Column;
import dev.refit.events.data.FeatureSource;
import dev.refit.events.data.FeatureTable;
import dev.refit.events.definition.Format;
import dev.refit.events.run.Failure;
import dev.refit.events.run.Failure.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real Spark in this JVM. */
class TransformJobIT {
    private static final String FLIGHTS = "hour timestamp, carrier string, delay double";

    @TempDir
    Path home;

    @Test
    void datasetsOfAllFormatsAreJoinedAndWrittenAsOneParquetFile() throws IOException {
        Path flights = gzip("flights.csv.gz", "carrier,x,hour,delay\nUA,?,2013-01-01 05:00:00,3\nDL,?,NA,NA\n");
        Path carriers = file("carriers.jsonl", "{\"id\": \"UA\", \"size\": 7}\n{\"id\": \"DL\", \"size\": 8}\n");
        TransformScenario scenario = new TransformScenario(home)
                .csv("all-flights", FLIGHTS, flights)
                .dataset("carriers", new Format.Json(null), "id string, size bigint", carriers);

        FeatureTable table = scenario.features(
                """
                -- each flight; with its carrier
                CREATE TEMPORARY VIEW known AS SELECT * FROM all_flights;
                SELECT hour, hour(hour) AS utc, carrier, delay > 2 AS late, size
                FROM known JOIN carriers ON id = carrier;
                """);

        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.columns())
                .containsExactly(
                        new Column("hour", "timestamp"),
                        new Column("utc", "int"),
                        new Column("carrier", "string"),
                        new Column("late", "boolean"),
                        new Column("size", "bigint"));
        assertThat(table.sources()).extracting(FeatureSource::dataset).containsExactly("all-flights", "carriers");
        assertThat(table.tools()).containsOnlyKeys("spark", "java");
        assertThat(table.uri().toString()).endsWith("/features/");
        assertThat(files(Path.of(table.uri()))).singleElement().asString().endsWith(".snappy.parquet");
        assertThat(files(scenario.folder())).containsExactlyInAnyOrder("request.json", "result.json", "features");
        // Read back, the Parquet holds the same rows: 5 o'clock in New York is 10 in UTC.
        FeatureTable again = new TransformScenario(home)
                .dataset("features", new Format.Parquet(), "hour timestamp", parquet(table))
                .features("SELECT * FROM features WHERE utc = 10 OR carrier = 'DL'");
        assertThat(again.digest()).isEqualTo(table.digest());
        assertThat(again.schemaDigest()).isEqualTo(table.schemaDigest());
    }

    @Test
    void theDigestIsOfTheRowsWhateverFileAndOrderTheyLieIn() throws IOException {
        String sql = "SELECT carrier, delay FROM flights";
        FeatureTable one = rows(sql, file("a.csv", "hour,carrier,delay\nNA,UA,1\nNA,NA,2\nNA,DL,NA\n"));

        FeatureTable other = rows(
                sql,
                file("b.csv", "delay,carrier,hour\nNA,DL,\n2,,NA\n"),
                file("c.csv", "hour,carrier,delay\n,UA,1\n"));
        FeatureTable twice = rows(sql, file("d.csv", "hour,carrier,delay\n,UA,1\n,UA,1\n,NA,2\n,DL,NA\n"));
        FeatureTable swapped = rows(
                "SELECT carrier, delay, a, b FROM (SELECT carrier, delay, 1 AS a, NULL AS b FROM flights)"
                        .replace("NULL", "int(NULL)"),
                file("e.csv", "hour,carrier,delay\n,UA,1\n"));
        FeatureTable back = rows(
                "SELECT carrier, delay, int(NULL) AS a, 1 AS b FROM flights",
                file("f.csv", "hour,carrier,delay\n,UA,1\n"));

        assertThat(other.digest()).isEqualTo(one.digest());
        assertThat(twice.digest()).isNotEqualTo(one.digest());
        assertThat(swapped.digest()).isNotEqualTo(back.digest());
    }

    @Test
    void anOrderByIsKeptInTheFile() throws IOException {
        FeatureTable table = rows(
                "SELECT carrier, delay FROM flights ORDER BY delay DESC",
                file("a.csv", "hour,carrier,delay\n,A,1\n,B,3\n"),
                file("b.csv", "hour,carrier,delay\n,C,2\n"));

        FeatureTable numbered = new TransformScenario(home)
                .dataset("features", new Format.Parquet(), "carrier string", parquet(table))
                .features("SELECT * FROM features WHERE monotonically_increasing_id() = 0 AND carrier = 'B'");
        assertThat(numbered.rows()).isOne();
    }

    @Test
    void sqlThatDoesNotParseNamesLineAndStatement() throws IOException {
        Failure failure = flights().failure("SELECT 1 AS a;\n\nSELECT carrier\nFORM flights");

        assertThat(failure.fault()).isEqualTo(Fault.USER_CODE);
        assertThat(failure.code()).isEqualTo("sql-invalid");
        assertThat(failure.message())
                .startsWith("SQL line 4, position ")
                .contains("extra input 'flights'. SQLSTATE: 42601\nin the")
                .endsWith("in the statement:\nSELECT carrier\nFORM flights");
    }

    @Test
    void sqlThatDoesNotFitTheDataNamesLineAndColumn() throws IOException {
        Failure failure = flights().failure("SELECT carrier,\n  lateness FROM flights");

        assertThat(failure.fault()).isEqualTo(Fault.USER_CODE);
        assertThat(failure.message()).startsWith("SQL line 2, position 2: ").contains("`lateness`", "`carrier`");
    }

    @Test
    void statementsThatAreNotAllowedAreAllNamedAndNothingRuns() throws IOException {
        Failure failure = flights().failure("SET a=b;\nINSERT INTO flights SELECT 1;\nSELECT * FROM csv.`/etc/passwd`");

        assertThat(failure.fault()).isEqualTo(Fault.USER_CODE);
        assertThat(failure.message().lines().map(line -> line.replaceFirst(", position \\d+", "")))
                .containsExactly(
                        "SQL line 1: SET is not allowed: SET a=b",
                        "SQL line 2: INSERT INTO is not allowed: INSERT INTO flights SELECT 1",
                        "SQL line 3: the table csv./etc/passwd is not allowed: only the datasets' views and the script's"
                                + " own are there: SELECT * FROM csv.`/etc/passwd`");
    }

    @Test
    void functionsThatReachOutAreRefusedWithTheirPlaceAndNobodyIsAsked() throws IOException {
        try (ServerSocket asked = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            asked.setSoTimeout(1);
            String address = "http://127.0.0.1:" + asked.getLocalPort() + "/s.xsd";
            Failure failure = flights()
                    .failure("SELECT carrier,\n  from_xml('<p>1</p>', 'a INT',"
                            + " map('rowValidationXSDPath', '" + address + "')) AS x,\n"
                            + "schema_of_xml('<p/>', map('rowValidationXSDPath', '/etc/passwd')) AS y FROM flights");

            assertThat(failure.code()).isEqualTo("sql-refused");
            assertThat(failure.message().lines())
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .startsWith("SQL line 2, position 2: the function from_xml is not allowed, as its"
                                            + " options name files and addresses, which Spark opens: SELECT"),
                            line -> assertThat(line)
                                    .startsWith("SQL line 3, position 0: the function schema_of_xml is not allowed"));
            assertThatThrownBy(asked::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    @Timeout(120)
    void whatXmlInTheDataNamesIsNotOpened() throws IOException {
        try (ServerSocket asked = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            asked.setSoTimeout(1);
            String xml = "<!DOCTYPE p SYSTEM \"http://127.0.0.1:" + asked.getLocalPort() + "/p.dtd\"><p>1</p>";
            // Whether this fails or answers is Spark's to say.
            flights().run(TransformScenario.sql("SELECT carrier, xpath_string('" + xml + "', 'p') AS x FROM flights"));

            assertThatThrownBy(asked::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void sqlThatIsNestedTooDeepIsRefusedAtOnce() throws IOException {
        Failure failure = flights().failure("/*".repeat(20_000) + "*/".repeat(20_000) + " SELECT carrier FROM flights");

        assertThat(failure.fault()).isEqualTo(Fault.USER_CODE);
        assertThat(failure.code()).isEqualTo("sql-refused");
        assertThat(failure.message()).startsWith("SQL line 1: comments are nested more than 32 deep");
    }

    @Test
    void aComputationThatFailsOnTheDataIsTheUsersCode() throws IOException {
        Failure cast = flights().failure("SELECT int(carrier) AS c FROM flights");
        Failure division = flights().failure("SELECT 1 / (delay - 3) AS c FROM flights");
        Failure raised =
                flights().failure("SELECT if(delay > 1000, carrier, raise_error('too early')) AS c FROM flights");

        assertThat(List.of(cast, division, raised))
                .allSatisfy(failure -> assertThat(failure.fault()).isEqualTo(Fault.USER_CODE));
        assertThat(cast.message()).contains("'UA'", "CAST_INVALID_INPUT");
        assertThat(raised.message()).contains("too early");
        assertThat(division.message()).contains("DIVIDE_BY_ZERO").endsWith("SQLSTATE: 22012 (line 1, position 8)");
    }

    @Test
    void aTableWithoutRowsIsTheDatasFault() throws IOException {
        Failure failure = flights().failure("SELECT * FROM flights WHERE delay > 100");

        assertThat(failure.fault()).isEqualTo(Fault.DATA);
        assertThat(failure.code()).isEqualTo("no-features");
    }

    @Test
    void columnsThatTrainingCannotReadAreAllNamedWithAdvice() throws IOException {
        Failure failure = flights().failure("SELECT array(1) AS a, date(hour) AS day, delay FROM flights");

        assertThat(failure.fault()).isEqualTo(Fault.USER_CODE);
        assertThat(failure.message().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("column a: is array<int>"),
                        line -> assertThat(line).contains("column day: is date", "CAST(… AS TIMESTAMP)"));
    }

    @Test
    void decimalsBecomeDoubles() throws IOException {
        FeatureTable table = flights().features("SELECT CAST(1.10 AS DECIMAL(9,2)) AS price, delay FROM flights");
        FeatureTable same = flights().features("SELECT CAST(1.10 AS DOUBLE) AS price, delay FROM flights");

        assertThat(table.columns()).containsExactly(new Column("price", "double"), new Column("delay", "double"));
        assertThat(table.digest()).isEqualTo(same.digest());
    }

    @Test
    void theRunsPartitionIsAText() throws IOException {
        FeatureTable table = flights()
                .features("SELECT delay FROM flights WHERE ${partition} = '2013-01' AND 'x${partition}' = 'x2013-01'");

        assertThat(table.rows()).isOne();
    }

    @Test
    void columnsThatDifferInCaseOnlyAreNamed() throws IOException {
        Failure failure = flights().failure("SELECT delay AS Age, delay * 2 AS age, 1.5 AS d FROM flights");

        assertThat(failure.fault()).isEqualTo(Fault.USER_CODE);
        assertThat(failure.code()).isEqualTo("column-not-trainable");
        assertThat(failure.message()).startsWith("columns Age and age: differ in case only");
    }

    @Test
    void whatDiffersAtEveryRunIsWarnedOf() throws IOException {
        String changing = output(() -> flights()
                .features("SELECT delay, rand() AS r, uuid() AS u,"
                        + " unix_timestamp(current_timestamp()) AS now, monotonically_increasing_id() AS id FROM"
                        + " flights"));
        String stable = output(() -> flights().features("SELECT delay, rand(7) AS r FROM flights"));

        assertThat(changing)
                .contains("Warning: the transform uses current_timestamp(), monotonically_increasing_id(), rand(),"
                        + " uuid()")
                .contains("differ at every run");
        assertThat(stable).doesNotContain("Warning: the transform uses");
    }

    private static String output(Callable<?> action) throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            action.call();
        } catch (Exception e) {
            throw new IOException(e);
        } finally {
            System.setOut(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aFileThatChangedSinceItsSnapshotIsNotRead() throws IOException {
        Path file = file("flights.csv", "hour,carrier,delay\n,UA,3\n");
        TransformScenario scenario = new TransformScenario(home).csv("flights", FLIGHTS, file);
        Files.writeString(file, "hour,carrier,delay\n,UA,4\n");

        Failure failure = scenario.failure("SELECT * FROM flights");

        assertThat(failure.fault()).isEqualTo(Fault.DATA);
        assertThat(failure.code()).isEqualTo("snapshot-changed");
    }

    @Test
    void aDamagedFileIsTheDatasFaultAndNamed() throws IOException {
        FeatureTable table = flights().features("SELECT carrier, delay FROM flights");
        Path damaged = home.resolve("damaged.parquet");
        byte[] bytes = Files.readAllBytes(parquet(table));
        Arrays.fill(bytes, 4, 40, (byte) 0xff);
        Files.write(damaged, bytes);

        Failure failure = new TransformScenario(home)
                .dataset("features", new Format.Parquet(), "carrier string", damaged)
                .failure("SELECT * FROM features");

        assertThat(failure.fault()).as(failure.message()).isEqualTo(Fault.DATA);
        assertThat(failure.code()).isEqualTo("unreadable-file");
        assertThat(failure.message()).startsWith("damaged.parquet: cannot be read: ");
    }

    @Test
    void aFolderThatAnotherProcessWritesToIsThePlatformsFault() throws IOException {
        TransformScenario scenario = flights();
        Files.createDirectory(scenario.folder().resolve("features"));

        Failure failure = scenario.failure("SELECT * FROM flights");

        assertThat(failure.fault()).isEqualTo(Fault.PLATFORM);
        assertThat(failure.code()).isEqualTo("folder-in-use");
    }

    private TransformScenario flights() throws IOException {
        return new TransformScenario(home)
                .csv("flights", FLIGHTS, file("flights.csv", "hour,carrier,delay\n2013-01-01 05:00:00,UA,3\n"));
    }

    private FeatureTable rows(String sql, Path... files) throws IOException {
        return new TransformScenario(home).csv("flights", FLIGHTS, files).features(sql);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(home.resolve(name), content);
    }

    private Path gzip(String name, String content) throws IOException {
        Path file = home.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static Path parquet(FeatureTable table) throws IOException {
        Path folder = Path.of(table.uri());
        return folder.resolve(files(folder).get(0));
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
