package dev.refit.transform.job.sql;

import java.util.function.Consumer;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import scala.Product;
import scala.collection.Iterable;
import scala.collection.Iterator;

/**
 * Every node of a parsed statement, wherever it hangs: common table expressions, subqueries in expressions and the
 * queries inside commands are no children of their plans, but they are all components of their nodes.
 */
final class SyntaxTree {
    private SyntaxTree() {}

    static void walk(Object part, Consumer<TreeNode<?>> visitor) {
        if (part instanceof TreeNode<?> node) {
            visitor.accept(node);
        }
        if (part instanceof Iterable<?> many) {
            each(many.iterator(), visitor);
        } else if (part instanceof Product product) {
            each(product.productIterator(), visitor);
        }
    }

    private static void each(Iterator<?> parts, Consumer<TreeNode<?>> visitor) {
        while (parts.hasNext()) {
            walk(parts.next(), visitor);
        }
    }
}
