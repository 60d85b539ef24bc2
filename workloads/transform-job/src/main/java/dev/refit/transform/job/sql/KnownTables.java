package dev.refit.transform.job.sql;

import dev.refit.events.checks.CloseMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.plans.logical.CacheTableAsSelect;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.execution.command.CreateViewCommand;
import scala.jdk.javaapi.CollectionConverters;

/** The views that a statement of a script may read, and those among them whose columns nobody has declared. */
final class KnownTables {
    /** As they are written, by their names in lower case, which are the same to Spark. */
    private final TreeMap<String, String> names = new TreeMap<>();

    private final Set<String> undeclared = new TreeSet<>();

    void add(String view, boolean isDeclared) {
        String key = key(view);
        names.put(key, view);
        if (isDeclared) {
            undeclared.remove(key);
        } else {
            undeclared.add(key);
        }
    }

    /** Adds the view that a statement makes, if it makes one. */
    void addViewOf(LogicalPlan plan, boolean isDeclared) {
        if (plan instanceof CreateViewCommand view) {
            add(view.name().table(), isDeclared);
        } else if (plan instanceof CacheTableAsSelect cache) {
            add(cache.tempViewName(), isDeclared);
        }
    }

    /** Whether the statement reads something whose columns are not known. */
    boolean readsUndeclared(LogicalPlan plan) {
        return references(plan).stream().anyMatch(reference -> undeclared.contains(key(reference)));
    }

    boolean reads(LogicalPlan plan, String view) {
        return references(plan).stream().anyMatch(reference -> key(reference).equals(key(view)));
    }

    /** The tables that a statement reads and that are not there; of other databases none is allowed anyhow. */
    List<RefusedSql> missing(LogicalPlan plan) {
        Set<String> own = commonTables(plan);
        List<RefusedSql> missing = new ArrayList<>();
        SyntaxTree.walk(plan, node -> {
            if (node instanceof UnresolvedRelation relation
                    && AllowedStatements.isView(relation.multipartIdentifier())) {
                String name = name(relation);
                if (!names.containsKey(key(name)) && !own.contains(key(name))) {
                    missing.add(RefusedSql.at(
                            node,
                            "there is no dataset or view " + name + CloseMatch.hint(name, names.values())
                                    + "; there are "
                                    + names.values().stream()
                                            .filter(known -> !known.contains("."))
                                            .collect(Collectors.joining(", "))));
                }
            }
        });
        return missing;
    }

    private static Set<String> references(LogicalPlan plan) {
        Set<String> found = new TreeSet<>();
        SyntaxTree.walk(plan, node -> {
            if (node instanceof UnresolvedRelation relation) {
                found.add(name(relation));
            }
        });
        return found;
    }

    private static Set<String> commonTables(LogicalPlan plan) {
        Set<String> found = new TreeSet<>();
        SyntaxTree.walk(plan, node -> {
            if (node instanceof UnresolvedWith with) {
                CollectionConverters.asJava(with.cteRelations()).forEach(table -> found.add(key(table._1())));
            }
        });
        return found;
    }

    private static String name(UnresolvedRelation relation) {
        return relation.multipartIdentifier().mkString(".");
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
