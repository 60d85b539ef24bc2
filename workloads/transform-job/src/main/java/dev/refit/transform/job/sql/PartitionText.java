package dev.refit.transform.job.sql;

import java.util.Set;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.apache.spark.sql.catalyst.parser.SqlBaseLexer;
import org.apache.spark.sql.catalyst.parser.UpperCaseCharStream;

/**
 * <code>${partition}</code> in a script: the name of the run's partition, as a text of SQL, or as a part of the text it
 * stands in. Names of partitions have no character that could end a text.
 */
final class PartitionText {
    private static final String PLACEHOLDER = "${partition}";
    private static final Set<Integer> TEXTS = Set.of(SqlBaseLexer.STRING_LITERAL, SqlBaseLexer.DOUBLEQUOTED_STRING);

    private PartitionText() {}

    /**
     * The script with the name in the place of each placeholder; comments stay. Lines stay where they are, and what follows
     * in a line as well, unless the name is long or within a text.
     *
     * @param partition as {@code Checks.partition} allows it
     */
    static String fill(String script, String partition) {
        if (!script.contains(PLACEHOLDER)) {
            return script;
        }
        String literal = "'" + partition + "'";
        String padded = literal + " ".repeat(Math.max(0, PLACEHOLDER.length() - literal.length()));
        StringBuilder filled = new StringBuilder();
        SqlBaseLexer lexer = new SqlBaseLexer(new UpperCaseCharStream(CharStreams.fromString(script)));
        lexer.removeErrorListeners();
        int done = 0;
        int codePoints = 0;
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            if (token.getStartIndex() < codePoints) {
                // Within a placeholder that has been filled.
                continue;
            }
            int start = script.offsetByCodePoints(done, token.getStartIndex() - codePoints);
            int end = script.offsetByCodePoints(start, token.getStopIndex() + 1 - token.getStartIndex());
            filled.append(script, done, start);
            if (script.startsWith(PLACEHOLDER, start)) {
                filled.append(padded);
                end = start + PLACEHOLDER.length();
            } else {
                String text = script.substring(start, end);
                filled.append(TEXTS.contains(token.getType()) ? text.replace(PLACEHOLDER, partition) : text);
            }
            codePoints = token.getStartIndex() + script.codePointCount(start, end);
            done = end;
        }
        return filled.append(script, done, script.length()).toString();
    }
}
