package dev.refit.transform.job.feature;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.plans.QueryPlan;
import scala.jdk.javaapi.CollectionConverters;

/** The parts of a query that give other values at every run, though its data are the same: rand(), current_date(). */
final class ChangingExpressions {
    /** Spark takes the time for a constant of the query. */
    private static final Set<String> TIME =
            Set.of("CurrentDate", "CurrentTime", "CurrentTimestamp", "CurrentTimestampLike", "LocalTimestamp", "Now");

    private final Set<String> found = new TreeSet<>();

    private ChangingExpressions() {}

    /** What the features of a query differ by at every run, and what to do; empty when they do not differ. */
    static Optional<String> warning(Dataset<Row> features) {
        Set<String> changing = of(features.queryExecution().analyzed());
        return changing.isEmpty()
                ? Optional.empty()
                : Optional.of("the transform uses " + String.join(", ", changing)
                        + ", which differ at every run: the same data give other features, and a retry trains another"
                        + " model. Derive them from the data, or give random numbers a seed, such as rand(7).");
    }

    /** As SQL, sorted, each once. */
    private static Set<String> of(QueryPlan<?> plan) {
        ChangingExpressions expressions = new ChangingExpressions();
        expressions.visit(plan);
        return expressions.found;
    }

    private void visit(QueryPlan<?> plan) {
        CollectionConverters.asJava(plan.expressions()).forEach(this::visit);
        CollectionConverters.asJava(plan.children()).forEach(child -> visit((QueryPlan<?>) child));
    }

    private void visit(Expression expression) {
        var children = CollectionConverters.asJava(expression.children());
        boolean random = !expression.deterministic()
                && children.stream().allMatch(Expression::deterministic)
                && !hasSeedOfItsOwn(expression);
        if (random || TIME.contains(expression.getClass().getSimpleName())) {
            found.add(expression.sql());
        }
        children.forEach(this::visit);
        if (expression instanceof PlanExpression<?> query) {
            visit((QueryPlan<?>) query.plan());
        }
    }

    /** rand(7) gives the same numbers for the same rows. */
    private static boolean hasSeedOfItsOwn(Expression expression) {
        String sql = expression.sql();
        return sql.startsWith("rand") && !sql.endsWith("()");
    }
}
