package dev.refit.transform.job.sql;

import org.apache.spark.sql.catalyst.trees.TreeNode;

/**
 * Something in a statement that is not allowed.
 *
 * @param line in the script; 0 when only the statement's is known
 * @param position in the line, from 0; negative when it is not known
 */
record RefusedSql(int line, int position, String problem) {

    static RefusedSql at(TreeNode<?> node, String problem) {
        return new RefusedSql(
                node.origin().line().isDefined() ? (int) node.origin().line().get() : 0,
                node.origin().startPosition().isDefined()
                        ? (int) node.origin().startPosition().get()
                        : -1,
                problem);
    }

    /** The message for the user. */
    String of(SqlStatement statement) {
        String text = statement.text().replaceAll("\\s+", " ");
        return "SQL line " + (line == 0 ? statement.line() : line)
                + (position < 0 ? "" : ", position " + position) + ": " + problem + ": "
                + (text.length() <= 80 ? text : text.substring(0, 80) + "…");
    }
}
