package dev.refit.transform.job.sql;

import org.apache.spark.sql.catalyst.trees.TreeNode;

/**
 * Something in a statement that is not allowed.
 *
 * @param line in the script; 0 when only the statement's is known
 */
record RefusedSql(int line, String problem) {

    static RefusedSql at(TreeNode<?> node, String problem) {
        return new RefusedSql(
                node.origin().line().isDefined() ? (int) node.origin().line().get() : 0, problem);
    }

    /** The message for the user. */
    String of(SqlStatement statement) {
        String text = statement.text().replaceAll("\\s+", " ");
        return "SQL line " + (line == 0 ? statement.line() : line) + ": " + problem + ": "
                + (text.length() <= 80 ? text : text.substring(0, 80) + "…");
    }
}
