package dev.refit.transform.job.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry$;
import org.apache.spark.sql.catalyst.analysis.TableFunctionRegistry$;
import org.apache.spark.sql.execution.SparkSqlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import scala.jdk.javaapi.CollectionConverters;

class AllowedStatementsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT a, avg(b) FROM t GROUP BY a ORDER BY a",
                "WITH c AS (SELECT * FROM t) SELECT * FROM c JOIN (VALUES (1), (2)) AS v(x) ON c.a = v.x",
                "VALUES (1, 'a')",
                "FROM t SELECT a",
                "SELECT explode(array(1, 2)) AS x FROM range(3)",
                "SELECT * FROM t LATERAL VIEW explode(xs) AS x WHERE a IN (SELECT a FROM u)",
                "FROM t |> WHERE a > 1 |> SELECT a",
                "SELECT /*+ BROADCAST(u) */ DISTINCT a FROM t TABLESAMPLE (10 PERCENT) LEFT ANTI JOIN u USING (a)",
                "SELECT a, row_number() OVER w FROM t WINDOW w AS (PARTITION BY b ORDER BY c) LIMIT 5 OFFSET 2",
                "SELECT a, count(*) FILTER (WHERE b) FROM t GROUP BY ROLLUP (a, b) HAVING count(*) > 1",
                "SELECT * FROM t PIVOT (sum(x) FOR m IN (1, 2))",
                "SELECT * FROM t UNPIVOT (v FOR k IN (a, b))",
                "SELECT a FROM t UNION ALL SELECT a FROM u INTERSECT SELECT a FROM v EXCEPT SELECT 1",
                "SELECT a FROM t, LATERAL (SELECT b FROM u WHERE u.a = t.a) DISTRIBUTE BY a SORT BY b",
                "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 9) SELECT n FROM r",
                "SELECT x.a AS b FROM (SELECT a FROM t) AS x(a) CLUSTER BY b",
                "SELECT row.*, partition FROM by_partition.t WHERE newest",
                "SELECT transform(xs, x -> x + 1) FROM t, (TABLE u) LIMIT ALL"
            })
    void queriesAreAllowed(String sql) {
        assertThat(problems(sql, true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TEMPORARY VIEW v AS SELECT * FROM t",
                "CREATE OR REPLACE TEMP VIEW v (a, b) AS SELECT 1, 2",
                "CACHE TABLE v",
                "CACHE LAZY TABLE v AS SELECT * FROM t"
            })
    void preparingIsAllowedButNotAsTheLastStatement(String sql) {
        assertThat(problems(sql, false)).isEmpty();
        assertThat(problems(sql, true))
                .singleElement()
                .isEqualTo("1: the last statement prepares, expected a query that is the feature table");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INSERT INTO t SELECT * FROM u | INSERT INTO",
                "INSERT OVERWRITE DIRECTORY '/tmp/x' USING parquet SELECT 1 | INSERT",
                "FROM t INSERT INTO u SELECT a | INSERT INTO",
                "CREATE TABLE x USING parquet AS SELECT 1 | CREATE TABLE AS SELECT",
                "CREATE VIEW v AS SELECT 1 | CREATE VIEW",
                "CREATE GLOBAL TEMPORARY VIEW v AS SELECT 1 | a view that is not temporary",
                "CREATE TEMPORARY VIEW v USING csv OPTIONS (path '/etc/passwd') | CREATE TEMP VIEW USING",
                "ADD JAR '/tmp/x.jar' | ADD JARS",
                "SET spark.master=local | SET",
                "DROP TABLE t | DROP TABLE",
                "CREATE TEMPORARY FUNCTION f AS 'java.lang.Runtime' | CREATE",
                "DECLARE VARIABLE x INT | CREATE VARIABLE",
                "EXPLAIN SELECT 1 | EXPLAIN",
                "EXECUTE IMMEDIATE 'SELECT 1' | EXECUTE IMMEDIATE",
                "BEGIN SELECT 1; END | COMPOUND BODY"
            })
    void everythingElseIsRefusedByName(String sql, String name) {
        assertThat(problems(sql, true))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).contains("not allowed"))
                .anySatisfy(problem -> assertThat(problem).containsIgnoringCase(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM csv.`/etc/passwd`",
                "SELECT (SELECT count(*) FROM text.`/etc/passwd`) FROM t",
                "WITH c AS (SELECT * FROM json.`/x`) SELECT * FROM c",
                "SELECT * FROM t WHERE EXISTS (SELECT 1 FROM parquet.`/x`)",
                "SELECT * FROM IDENTIFIER('csv.`/etc/passwd`')",
                "SELECT reflect('java.lang.System', 'getenv')",
                "SELECT a FROM t WHERE b = java_method('java.lang.System', 'exit', 1)",
                "SELECT IDENTIFIER('reflect')('java.lang.System', 'getenv')",
                "SELECT TRANSFORM(a) USING 'cat' AS (x STRING) FROM t",
                "SELECT * FROM spark_catalog.default.t"
            })
    void waysOutOfTheViewsAreRefusedWhereverTheyHide(String sql) {
        assertThat(problems(sql, true)).isNotEmpty();
        assertThat(problems("CREATE TEMPORARY VIEW v AS " + sql, false)).isNotEmpty();
        assertThat(problems("CACHE TABLE v AS " + sql, false)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "(,)",
        "abs(,)",
        "a + (,)",
        "'CASE WHEN a THEN ',' END'",
        "'coalesce(1, (',', 2))'",
        "a[,]",
        "'(SELECT a FROM ',' AS x)'"
    })
    @Timeout(60)
    void whatIsNestedAsDeepAsAllowedIsParsedInTime(String open, String close) {
        int levels = Nesting.MAX_BRACKETS / (open.contains("((") || open.contains(", (") ? 2 : 1);
        String sql = open.contains("FROM")
                ? "SELECT * FROM " + open.repeat(levels) + "t" + close.repeat(levels)
                : "SELECT " + open.repeat(levels) + "a" + close.repeat(levels) + " FROM t";

        assertThat(SqlStatement.split(sql)).hasSize(1);
        assertThat(problems(sql, true)).isEmpty();
    }

    @Test
    void theLineIsThatOfTheCulprit() {
        assertThat(problems("SELECT a\nFROM t JOIN\n csv.`/etc/passwd`", true))
                .singleElement()
                .asString()
                .startsWith("3: the table csv./etc/passwd is not allowed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT from_xml('<p>1</p>', 'a INT', map('rowValidationXSDPath','http://h/s.xsd')) AS x | from_xml",
                "SELECT a, schema_of_xml('<p/>', map('rowValidationXSDPath','/etc/passwd')) FROM t | schema_of_xml",
                "SELECT builtin.FROM_XML(a, 'a INT') FROM t | from_xml",
                "SELECT transform(xs, x -> from_avro(x, 'i', map('avroSchemaUrl','file:/x'))) FROM t | from_avro",
                "SELECT a FROM t WHERE EXISTS (SELECT to_avro(a) FROM u) | to_avro",
                "SELECT from_protobuf(a, 'M', '/etc/passwd') FROM t | from_protobuf",
                "SELECT to_protobuf(a, 'M', '/x') OVER (ORDER BY a) FROM t | to_protobuf",
                "SELECT try_reflect('java.lang.System', 'getenv') | try_reflect",
                "SELECT * FROM python_worker_logs() | python_worker_logs",
                "SELECT * FROM t LATERAL VIEW reflect('java.lang.System', 'getenv') AS x | reflect",
                "SELECT * FROM t, LATERAL read_files('/etc/passwd') | read_files",
                "SELECT load_file(a) FROM t | load_file"
            })
    void functionsThatReachOutAndThoseThatNobodyHasJudgedAreRefusedByName(String sql, String function) {
        assertThat(problems(sql, true))
                .singleElement()
                .asString()
                .contains("the function " + function + " is not allowed, as it");
    }

    @Test
    void functionsThatComputeAreAllowed() {
        assertThat(problems(
                        "SELECT from_csv('1', 'a INT', map('mode','FAILFAST')), from_json(a, 'x INT'), a || b, a DIV 2,"
                                + " CAST(a AS INT), extract(YEAR FROM d), trim(BOTH 'x' FROM a), current_date, a::int",
                        true))
                .isEmpty();
    }

    @Test
    void everyFunctionOfSparkWasJudgedAndNoneThatItHasNot() {
        Set<String> spark = new TreeSet<>(CollectionConverters.asJava(
                FunctionRegistry$.MODULE$.expressions().keySet()));
        CollectionConverters.asJava(TableFunctionRegistry$.MODULE$.builtin().listFunction())
                .forEach(function -> spark.add(function.funcName()));

        assertThat(JudgedFunctions.names()).containsExactlyElementsOf(spark);
    }

    private static List<String> problems(String sql, boolean last) {
        return AllowedStatements.problems(new SparkSqlParser().parsePlan(sql), last).stream()
                .map(refused -> refused.line() + ": " + refused.problem())
                .toList();
    }
}
