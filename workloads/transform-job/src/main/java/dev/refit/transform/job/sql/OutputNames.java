package dev.refit.transform.job.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** The names of a query's columns as it writes them, for queries that cannot be analyzed. */
final class OutputNames {
    /** What leaves the columns of the query below as they are. */
    private static final Set<String> PASSING = Set.of(
            "Distinct",
            "GlobalLimit",
            "LocalLimit",
            "Offset",
            "RebalancePartitions",
            "Repartition",
            "RepartitionByExpression",
            "Sort",
            "UnresolvedHaving",
            "UnresolvedHint",
            "WithWindowDefinition");

    private OutputNames() {}

    /** In order; empty when a star or an expression without a name is among them. */
    static Optional<List<String>> of(LogicalPlan query) {
        LogicalPlan plan = query;
        while (true) {
            if (plan instanceof Project project) {
                return names(project.projectList());
            } else if (plan instanceof Aggregate aggregate) {
                return names(aggregate.aggregateExpressions());
            } else if (plan instanceof UnresolvedWith with) {
                plan = with.child();
            } else if (PASSING.contains(plan.getClass().getSimpleName())
                    && plan.children().size() == 1) {
                plan = plan.children().head();
            } else {
                return Optional.empty();
            }
        }
    }

    private static Optional<List<String>> names(Seq<NamedExpression> columns) {
        List<String> names = new ArrayList<>();
        for (NamedExpression column : CollectionConverters.asJava(columns)) {
            if (column instanceof Alias alias) {
                names.add(alias.name());
            } else if (column instanceof UnresolvedAttribute attribute) {
                names.add(attribute.nameParts().last());
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(names);
    }
}
