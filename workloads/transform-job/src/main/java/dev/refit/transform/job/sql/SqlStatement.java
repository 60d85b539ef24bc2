package dev.refit.transform.job.sql;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.apache.spark.sql.catalyst.parser.SqlBaseLexer;
import org.apache.spark.sql.catalyst.parser.UpperCaseCharStream;

/**
 * One statement of a script.
 *
 * @param text the statement alone
 * @param placed the statement preceded by as many lines and blanks as in the script, so that Spark's messages name the
 *     script's own lines
 * @param line where it starts in the script, from 1
 */
record SqlStatement(String text, String placed, int line) {

    /**
     * The statements of a script, split where Spark's own grammar sees a semicolon. Empty ones are left out.
     *
     * @throws TooDeepException when comments or expressions are nested deeper than Spark gets through
     */
    static List<SqlStatement> split(String script) {
        Nesting.ofComments(script).ifPresent(TooDeepException::raise);
        Nesting nesting = new Nesting();
        SqlBaseLexer lexer = new SqlBaseLexer(new UpperCaseCharStream(CharStreams.fromString(script)));
        // What is no token at all is the parser's to complain of, with the statement around it.
        lexer.removeErrorListeners();
        List<SqlStatement> statements = new ArrayList<>();
        Token first = null;
        Token token = lexer.nextToken();
        while (token.getType() != Token.EOF) {
            nesting.see(token).ifPresent(TooDeepException::raise);
            if (token.getType() == SqlBaseLexer.SEMICOLON) {
                if (first != null) {
                    statements.add(of(script, first, token.getStartIndex()));
                }
                first = null;
            } else if (first == null && token.getChannel() == Token.DEFAULT_CHANNEL) {
                first = token;
            }
            token = lexer.nextToken();
        }
        if (first != null || lexer.has_unclosed_bracketed_comment) {
            // An unclosed comment goes to the parser, which refuses it.
            statements.add(of(script, first == null ? token : first, script.codePointCount(0, script.length())));
        }
        return statements;
    }

    private static SqlStatement of(String script, Token first, int endCodePoint) {
        int start = script.offsetByCodePoints(0, first.getStartIndex());
        int end = script.offsetByCodePoints(0, endCodePoint);
        String before = script.substring(0, start).replaceAll("[^\n]", " ");
        String text = script.substring(start, end);
        return new SqlStatement(text.strip(), before + text, first.getLine());
    }
}
