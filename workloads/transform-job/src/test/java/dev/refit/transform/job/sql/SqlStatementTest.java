package dev.refit.transform.job.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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

    @Test
    void anUnclosedCommentIsNotSilentlyDropped() {
        assertThat(SqlStatement.split("SELECT 1; /* SELECT 2")).hasSize(2);
    }

    @Test
    void aScriptOfCommentsHoldsNoStatement() {
        assertThat(SqlStatement.split("-- nothing\n/* at all */ ;")).isEmpty();
    }
}
