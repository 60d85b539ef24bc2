package dev.refit.events.workload;

import dev.refit.events.checks.Checks;
import java.util.List;
import java.util.Map;

/**
 * What can be told of a transform's SQL without data: only what stands here was found, and the data may bring up more.
 *
 * @param problems what would fail every run, in the order it was found
 * @param warnings what a run would go on with, in words
 * @param undeclared the datasets whose columns the definition does not declare and the SQL reads: statements over them
 *     were parsed only
 * @param columns the names of the feature table's columns, in order, each with Spark SQL's name of its type, or an empty
 *     text where the type cannot be told; empty when the names cannot be told
 */
public record SqlCheckReport(
        List<Finding> problems, List<String> warnings, List<String> undeclared, Map<String, String> columns) {
    public SqlCheckReport {
        problems = Checks.copy("problems", problems);
        warnings = Checks.copy("warnings", warnings);
        undeclared = Checks.copy("undeclared", undeclared);
        columns = Checks.copy("columns", columns);
    }

    /**
     * Something that is wrong with the SQL.
     *
     * @param line in the file, from 1
     * @param column in the line, from 1
     */
    public record Finding(int line, int column, String message) {
        public Finding {
            Checks.atLeast("line", line, 1);
            Checks.atLeast("column", column, 1);
            Checks.text("message", message);
        }
    }
}
