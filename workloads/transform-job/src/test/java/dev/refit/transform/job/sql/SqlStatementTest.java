package dev.refit.transform.job.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlStatementTest {
    @Test
    void statementsAreSplitAtSemicolonsOutsideOfTextsNamesAndComments() {
        String script =
                """
                -- first; not a statement
                SELECT ';' AS `a;b`, "x;y"; /* nor; this /* nested; */ one */
                ;
                SELECT 'it''s; \\';' -- ; the end
                """;

        assertThat(SqlStatement.split(script))
                .extracting(SqlStatement::text)
                .containsExactly("SELECT ';' AS `a;b`, \"x;y\"", "SELECT 'it''s; \\';' -- ; the end");
    }

    @Test
    void aStatementKeepsItsPlaceInTheScript() {
        SqlStatement second = SqlStatement.split("SELECT '𝄞';\n\n  SELECT 2").get(1);

        assertThat(second.line()).isEqualTo(3);
        assertThat(second.placed()).matches(" *\n\n {2}SELECT 2");
        assertThat(second.text()).isEqualTo("SELECT 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SELECT ' */ */ */'; ", "SELECT $$'$$, \"*/*/\" ; ", "-- */*/*/\n"})
    @Timeout(10)
    void commentsThatAreNestedTooDeepNeverReachTheLexer(String before) {
        String script = before + "/*".repeat(20_000) + "*/".repeat(20_000) + " SELECT 1";

        assertThatThrownBy(() -> SqlStatement.split(script))
                .isInstanceOf(TooDeepException.class)
                .hasMessageMatching("SQL line [12]: comments are nested more than 32 deep, expected less");
    }

    @Test
    void anyNumberOfCommentsOneAfterAnotherIsFine() {
        assertThat(SqlStatement.split("/* a /* b */ */ ".repeat(1000) + "SELECT '/*'"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"(,)", "abs(,)", "'CASE WHEN a THEN ',' END'", "a[,]", "'NOT ',''", "'- ',''"})
    @Timeout(10)
    void expressionsThatAreNestedTooDeepNeverReachTheParser(String open, String close) {
        String script = "SELECT 1;\nSELECT ')))', " + open.repeat(200) + "a" + close.repeat(200);

        assertThatThrownBy(() -> SqlStatement.split(script))
                .isInstanceOf(TooDeepException.class)
                .hasMessageStartingWith("SQL line 2, position ");
    }

    @Test
    void anUnclosedCommentIsNotSilentlyDropped() {
        assertThat(SqlStatement.split("SELECT 1; /* SELECT 2")).hasSize(2);
    }

    @Test
    void aScriptOfCommentsHoldsNoStatement() {
        assertThat(SqlStatement.split("-- nothing\n/* at all */ ;")).isEmpty();
    }
}
