package dev.refit.transform.job.sql;

import dev.refit.transform.job.session.PartitionDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.ExpressionWithUnresolvedIdentifier;
import org.apache.spark.sql.catalyst.analysis.LocalTempView$;
import org.apache.spark.sql.catalyst.analysis.PlanWithUnresolvedIdentifier;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedGenerator;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.plans.logical.CacheTable;
import org.apache.spark.sql.catalyst.plans.logical.CacheTableAsSelect;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ScriptTransformation;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import org.apache.spark.sql.execution.command.CreateViewCommand;
import scala.collection.Seq;

/**
 * What a user's SQL may do: query the views of its datasets and its own, make temporary views, and cache them. It reads
 * no paths or catalogs, writes nothing, changes no setting, and calls only functions that were judged.
 */
final class AllowedStatements {
    /** What Spark's parser makes of queries; whatever else there is, now or in a later version, is refused. */
    private static final Set<String> QUERY_PARTS = Set.of(
            "Aggregate",
            "Distinct",
            "Except",
            "Filter",
            "Generate",
            "GlobalLimit",
            "Intersect",
            "Join",
            "LateralJoin",
            "LimitAll",
            "LocalLimit",
            "LocalRelation",
            "Offset",
            "OneRowRelation",
            "PipeOperator",
            "Pivot",
            "Project",
            "RebalancePartitions",
            "Repartition",
            "RepartitionByExpression",
            "ResolvedInlineTable",
            "Sample",
            "Sort",
            "Subquery",
            "SubqueryAlias",
            "Union",
            "UnionLoop",
            "Unpivot",
            "UnresolvedHaving",
            "UnresolvedHint",
            "UnresolvedInlineTable",
            "UnresolvedRelation",
            "UnresolvedSubqueryColumnAliases",
            "UnresolvedTVFAliases",
            "UnresolvedTableValuedFunction",
            "UnresolvedWith",
            "Window",
            "WithWindowDefinition");

    private AllowedStatements() {}

    /** What is wrong with a statement, in the order it is written. */
    static List<RefusedSql> problems(LogicalPlan plan, boolean last) {
        List<RefusedSql> problems = new ArrayList<>();
        boolean prepares = plan instanceof CacheTable
                || plan instanceof CacheTableAsSelect
                || (plan instanceof CreateViewCommand view && view.viewType() == LocalTempView$.MODULE$);
        if (prepares && last) {
            problems.add(
                    RefusedSql.at(plan, "the last statement prepares, expected a query that is the feature table"));
        }
        SyntaxTree.walk(plan, node -> {
            String problem = node == plan && prepares ? null : problem(node);
            if (problem != null) {
                problems.add(RefusedSql.at(node, problem));
            }
        });
        return problems;
    }

    private static String problem(TreeNode<?> node) {
        if (node instanceof CreateViewCommand) {
            return "a view that is not temporary is not allowed";
        }
        if (node instanceof ScriptTransformation) {
            return "TRANSFORM … USING, which starts a program, is not allowed";
        }
        if (node instanceof PlanWithUnresolvedIdentifier || node instanceof ExpressionWithUnresolvedIdentifier) {
            return "IDENTIFIER(…) is not allowed: name tables and functions plainly";
        }
        if (node instanceof LogicalPlan && !QUERY_PARTS.contains(node.getClass().getSimpleName())) {
            return words(node) + " is not allowed";
        }
        if (node instanceof UnresolvedRelation relation && !isView(relation.multipartIdentifier())) {
            return "the table " + name(relation.multipartIdentifier())
                    + " is not allowed: only the datasets' views and the script's own are there";
        }
        if (node instanceof UnresolvedFunction function) {
            return forbidden(function.nameParts().last());
        }
        if (node instanceof UnresolvedGenerator generator) {
            return forbidden(generator.name().funcName());
        }
        return node instanceof UnresolvedTableValuedFunction table
                ? forbidden(table.name().last())
                : null;
    }

    static boolean isView(Seq<String> parts) {
        return parts.size() == 1 || (parts.size() == 2 && parts.head().equalsIgnoreCase(PartitionDatabase.NAME));
    }

    private static String forbidden(String function) {
        return JudgedFunctions.refusal(function)
                .map(reason -> "the function " + function.toLowerCase(Locale.ROOT) + " is not allowed, as " + reason)
                .orElse(null);
    }

    private static String name(Seq<String> parts) {
        return parts.mkString(".");
    }

    /** InsertIntoStatement is "INSERT INTO", SetCommand is "SET". */
    private static String words(TreeNode<?> node) {
        String name = node.getClass().getSimpleName().replaceAll("(Statement|Command|Unresolved|\\$)", "");
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toUpperCase(Locale.ROOT);
    }
}
