package dev.refit.transform.job.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.refit.events.definition.ColumnType;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.Format;
import dev.refit.events.workload.SqlCheckReport;
import dev.refit.events.workload.SqlCheckReport.Finding;
import dev.refit.events.workload.SqlCheckRequest;
import dev.refit.transform.job.session.InputSize;
import dev.refit.transform.job.session.SparkRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real Spark in this JVM, and no data. */
class SqlCheckIT {
    private static final DatasetSpec FLIGHTS = new DatasetSpec(
            "all-flights",
            new Format.Csv(null, null, List.of(), null),
            Map.of("hour", ColumnType.TIMESTAMP, "carrier", ColumnType.STRING, "delay", ColumnType.DOUBLE),
            false);

    private static final DatasetSpec WEATHER = new DatasetSpec("weather", new Format.Parquet(), Map.of(), false);

    @TempDir
    static Path folder;

    private static SparkRun spark;

    @BeforeAll
    static void start() throws IOException {
        spark = SparkRun.start(folder.resolve("spark"), new InputSize(0));
    }

    @AfterAll
    static void stop() throws IOException {
        spark.close();
    }

    @Test
    void theColumnsOfTheFeatureTableAreToldWithTheirTypes() {
        SqlCheckReport report = report(
                """
                CREATE TEMPORARY VIEW late AS SELECT * FROM all_flights WHERE delay > 10;
                CACHE TABLE counted AS SELECT carrier, count(*) AS n, 1 / count(*) AS share FROM late GROUP BY carrier;
                SELECT hour, carrier, CAST(n AS DECIMAL(9,2)) AS n, share FROM late JOIN counted USING (carrier)
                """);

        assertThat(report.problems()).isEmpty();
        assertThat(report.undeclared()).isEmpty();
        assertThat(report.columns())
                .containsExactly(
                        entry("hour", "timestamp"),
                        entry("carrier", "string"),
                        entry("n", "double"),
                        entry("share", "double"));
        assertThat(report.warnings())
                .containsExactly("Decimals become doubles, as training reads no decimals: n (decimal(9,2))");
    }

    @Test
    void everyStatementIsCheckedAndEachMistakeHasItsPlace() {
        SqlCheckReport report = report(
                """
                CREATE TEMPORARY VIEW late AS
                SELECT * FROM all_flights
                WHERE dely > 10;
                CREATE TEMPORARY VIEW other AS SELECT month(carrier, 1) AS m FROM all_flights;
                SELECT from_xml(carrier, 'a INT'), m
                FROM late, other, flihgts
                """);

        assertThat(report.problems()).extracting(Finding::line).containsExactly(3, 4, 5, 6);
        assertThat(report.problems()).extracting(Finding::column).containsExactly(7, 39, 8, 19);
        assertThat(report.problems().get(0).message()).contains("`dely` cannot be resolved", "`delay`");
        assertThat(report.problems().get(1).message()).contains("WRONG_NUM_ARGS");
        assertThat(report.problems().get(2).message()).startsWith("the function from_xml is not allowed");
        assertThat(report.problems().get(3).message())
                .startsWith("there is no dataset or view flihgts; there are all_flights, late, other, weather");
    }

    @Test
    void afterAStatementThatDoesNotParseTheOthersAreParsedAndNothingIsGuessed() {
        SqlCheckReport report =
                report("CREATE TEMP VIEW late SELECT * FORM all_flights;\nSELECT a FROM late;\nSELEC 1");

        assertThat(report.problems()).extracting(Finding::line).containsExactly(1, 3);
        assertThat(report.problems())
                .allSatisfy(problem -> assertThat(problem.message()).contains("PARSE_SYNTAX_ERROR"));
    }

    @Test
    void whatReadsAnUndeclaredDatasetIsParsedOnlyAndTheNamesOfItsColumnsAreTold() {
        SqlCheckReport report = report(
                """
                CREATE TEMPORARY VIEW wind AS SELECT day, max(speed) AS gust FROM weather GROUP BY day;
                CREATE TEMPORARY VIEW late AS SELECT hour, delai FROM all_flights;
                WITH w AS (SELECT * FROM wind)
                SELECT f.hour, gust, delay > 10 AS late FROM all_flights f JOIN w ON day = date(hour) ORDER BY 1 LIMIT 9
                """);

        assertThat(report.undeclared()).containsExactly("weather");
        assertThat(report.problems()).extracting(Finding::line).containsExactly(2);
        assertThat(report.columns()).containsExactly(entry("hour", ""), entry("gust", ""), entry("late", ""));
    }

    @Test
    void thePartitionsOfADatasetAreReadByTheirOwnView() {
        SqlCheckReport declared = report("SELECT partition, newest, row.delay FROM by_partition.all_flights");
        SqlCheckReport undeclared = report("SELECT partition AS p FROM by_partition.weather");
        SqlCheckReport missing = report("SELECT partition AS p FROM by_partition.wether");

        assertThat(declared.problems()).isEmpty();
        assertThat(declared.columns()).containsEntry("newest", "boolean").containsEntry("delay", "double");
        assertThat(undeclared.undeclared()).containsExactly("weather");
        assertThat(undeclared.problems()).isEmpty();
        assertThat(missing.problems()).singleElement().satisfies(problem -> assertThat(problem.message())
                .startsWith("there is no dataset or view by_partition.wether (did you mean"
                        + " by_partition.weather?); there are all_flights, weather: "));
    }

    @Test
    void theRunsPartitionIsATextThatMayBePartOfADate() {
        SqlCheckReport report =
                report("SELECT ${partition} AS p, DATE '${partition}-01' < hour AS later FROM all_flights");

        assertThat(report.problems()).isEmpty();
        assertThat(report.columns()).containsExactly(entry("p", "string"), entry("later", "boolean"));
    }

    @Test
    void namesThatCannotBeToldAreNotTold() {
        assertThat(report("SELECT *, 1 AS one FROM weather").columns()).isEmpty();
        assertThat(report("SELECT upper(station), 1 AS one FROM weather").columns())
                .isEmpty();
    }

    @Test
    void columnsThatTrainingCannotReadAreProblemsOfTheLastStatement() {
        SqlCheckReport report = report(
                "-- features\nSELECT date(hour) AS day, delay AS Late, delay AS late, rand() AS r FROM all_flights");

        assertThat(report.problems())
                .extracting(Finding::line, problem -> problem.message().split(",")[0])
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, "columns Late and late: differ in case only"),
                        org.assertj.core.groups.Tuple.tuple(2, "column day: is date"));
        assertThat(report.warnings()).singleElement().asString().startsWith("the transform uses rand(), which differ");
    }

    @Test
    void whatIsNestedTooDeepAndWhatIsNoStatementIsTold() {
        assertThat(report("/*".repeat(40) + "*/".repeat(40) + " SELECT 1").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("comments are nested"));
        assertThat(report("-- nothing\n").problems()).singleElement().satisfies(problem -> assertThat(problem.message())
                .contains("no statement"));
    }

    @Test
    void aPartitionIsWhatTheSqlReadsOrTheDefinitionDeclares() {
        for (String time : List.of(
                "TIMESTAMP '${partition} 00:00:00'", "DATE '${partition}-01'", "TIMESTAMP '${partition}:00:00'")) {
            assertThat(report("SELECT hour, CAST(" + time + " AS STRING) AS p FROM all_flights")
                            .problems())
                    .as(time)
                    .isEmpty();
        }
        String sql = "SELECT hour, CAST(DATE '${partition}-01' AS STRING) AS p FROM all_flights";
        assertThat(report(sql, "2024-01-01").problems()).isNotEmpty();
    }

    private static SqlCheckReport report(String sql) {
        return report(sql, null);
    }

    private static SqlCheckReport report(String sql, String partition) {
        spark.session().catalog().listTables().collectAsList().forEach(table -> spark.session()
                .catalog()
                .dropTempView(table.name()));
        return new SqlCheck(spark.session()).run(new SqlCheckRequest(List.of(FLIGHTS, WEATHER), sql, partition));
    }
}
