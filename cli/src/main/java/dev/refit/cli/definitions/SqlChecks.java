package dev.refit.cli.definitions;

import dev.refit.cli.Session;
import dev.refit.definition.ParsedDefinition;
import dev.refit.events.definition.DataSpec;
import dev.refit.events.definition.engine.spark.SparkTransform;
import dev.refit.events.definition.trigger.PartitionsSpec;
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
            DataSpec data = parsed.definition().data();
            SqlCheckRequest request =
                    new SqlCheckRequest(data.datasets(), transform.sql(), somePeriod(data.partitions()));
            SqlCheckReport report = new SqlCheck(session).report(request);
            return CheckedSql.of(parsed, report);
        } catch (SqlCheck.NotCheckedException e) {
            return CheckedSql.none(file + ": not checked, the run will do it: " + e.getMessage());
        }
    }

    private static String somePeriod(PartitionsSpec partitions) {
        if (partitions == null) {
            return null;
        }
        return switch (partitions.every()) {
            case YEAR -> "2024";
            case QUARTER -> "2024-Q1";
            case MONTH -> "2024-01";
            case WEEK -> "2024-W01";
            case DAY -> "2024-01-01";
            case HOUR -> "2024-01-01T00";
        };
    }
}
