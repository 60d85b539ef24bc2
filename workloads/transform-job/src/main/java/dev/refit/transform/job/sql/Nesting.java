package dev.refit.transform.job.sql;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.apache.spark.sql.catalyst.parser.SqlBaseLexer;

/**
 * How deep SQL may be nested. Spark's lexer and parser call themselves for each level, and look ahead through all of them
 * at each: a script of a few kilobytes would hold them for minutes.
 */
final class Nesting {
    static final int MAX_COMMENTS = 32;
    static final int MAX_BRACKETS = 48;
    static final int MAX_PREFIXES = 100;

    private static final List<Integer> OPENING =
            List.of(SqlBaseLexer.LEFT_PAREN, SqlBaseLexer.LEFT_BRACKET, SqlBaseLexer.CASE);
    private static final List<Integer> CLOSING =
            List.of(SqlBaseLexer.RIGHT_PAREN, SqlBaseLexer.RIGHT_BRACKET, SqlBaseLexer.END);
    private static final List<Integer> PREFIXES =
            List.of(SqlBaseLexer.NOT, SqlBaseLexer.BANG, SqlBaseLexer.MINUS, SqlBaseLexer.PLUS, SqlBaseLexer.TILDE);

    private int depth;
    private int prefixes;

    /**
     * Why a script is not even given to the lexer. Counts what opens and closes comments wherever it stands, so in no text
     * can anything be hidden from it: the lexer is never in more levels than counted, but for one.
     */
    static Optional<String> ofComments(String script) {
        int level = 0;
        int line = 1;
        for (int i = 0; i < script.length() - 1; i++) {
            char c = script.charAt(i);
            char next = script.charAt(i + 1);
            if (c == '\n') {
                line++;
            } else if (c == '/' && next == '*') {
                level++;
                i++;
            } else if (c == '*' && next == '/') {
                level = Math.max(0, level - 1);
                i++;
            }
            if (level > MAX_COMMENTS) {
                return Optional.of("SQL line " + line + ": comments are nested more than " + MAX_COMMENTS
                        + " deep, expected less");
            }
        }
        return Optional.empty();
    }

    /** Takes the next token of a script and answers why a statement is not given to the parser, if it is not. */
    Optional<String> see(Token token) {
        int type = token.getType();
        if (token.getChannel() != Token.DEFAULT_CHANNEL) {
            return Optional.empty();
        }
        if (type == SqlBaseLexer.SEMICOLON) {
            depth = 0;
        } else if (OPENING.contains(type)) {
            depth++;
        } else if (CLOSING.contains(type)) {
            depth = Math.max(0, depth - 1);
        }
        prefixes = PREFIXES.contains(type) ? prefixes + 1 : 0;
        if (depth > MAX_BRACKETS) {
            return Optional.of(at(token) + "parentheses, brackets and CASE are nested more than " + MAX_BRACKETS
                    + " deep, expected less");
        }
        return prefixes > MAX_PREFIXES
                ? Optional.of(at(token) + "more than " + MAX_PREFIXES + " operators follow each other, expected less")
                : Optional.empty();
    }

    private static String at(Token token) {
        return "SQL line " + token.getLine() + ", position " + token.getCharPositionInLine() + ": ";
    }
}
