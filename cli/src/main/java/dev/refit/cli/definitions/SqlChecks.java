package dev.refit.cli.definitions;

import dev.refit.cli.Session;
import dev.refit.definition.ParsedDefinition;
import dev.refit.events.definition.engine.spark.SparkTransform;
import dev.refit.events.workload.SqlCheckReport;
import dev.refit.events.workload.SqlCheckRequest;
import picocli.CommandLine.Option;

/** Whether the SQL of definitions is checked, and what that comes to. */
final class SqlChecks {
    @Option(names = "--no-sql", description = "Do not have Spark check the SQL, which takes some seconds.")
    private boolean skipped;

    /** Never fails for want of Spark: it is said instead. */
    CheckedSql of(ParsedDefinition parsed, Session session) throws InterruptedException {
        SparkTransform transform = parsed.definition().transform().spark();
        if (transform.sql() == null) {
            return CheckedSql.none();
        }
        String file = parsed.sql().map(Object::toString).orElse("");
        if (skipped) {
            return CheckedSql.none(file + ": not checked, as --no-sql asks for.");
        }
        try {
            SqlCheckRequest request =
                    new SqlCheckRequest(parsed.definition().data().datasets(), transform.sql());
            SqlCheckReport report = new SqlCheck(session).report(request);
            return CheckedSql.of(parsed, report);
        } catch (SqlCheck.NotCheckedException e) {
            return CheckedSql.none(file + ": not checked, the run will do it: " + e.getMessage());
        }
    }
}
