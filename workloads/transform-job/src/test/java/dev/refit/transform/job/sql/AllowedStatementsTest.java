package dev.refit.transform.job.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.execution.SparkSqlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void theLineIsThatOfTheCulprit() {
        assertThat(problems("SELECT a\nFROM t JOIN\n csv.`/etc/passwd`", true))
                .singleElement()
                .asString()
                .startsWith("3: the table csv./etc/passwd is not allowed");
    }

    private static List<String> problems(String sql, boolean last) {
        return AllowedStatements.problems(new SparkSqlParser().parsePlan(sql), last).stream()
                .map(refused -> refused.line() + ": " + refused.problem())
                .toList();
    }
}
