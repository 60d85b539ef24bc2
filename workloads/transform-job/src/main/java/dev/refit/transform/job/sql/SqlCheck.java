package dev.refit.transform.job.sql;

import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.workload.SqlCheckReport;
import dev.refit.events.workload.SqlCheckReport.Finding;
import dev.refit.events.workload.SqlCheckRequest;
import dev.refit.job.JobFailedException;
import dev.refit.transform.job.feature.PlannedFeatures;
import dev.refit.transform.job.session.PartitionDatabase;
import dev.refit.transform.job.snapshot.SnapshotViews;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.classic.SparkSession;

/**
 * What can be told of a script without data. Each statement is parsed; it is analyzed when the columns of all that it reads
 * are declared. Nothing is computed.
 */
public final class SqlCheck {
    /** What a partition may be called: Spark reads a text as a date or a time where the SQL says that it is one. */
    private static final List<String> SOME_PARTITIONS =
            List.of("2024-01", "2024-01-01", "2024", "2024-Q1", "2024-W01", "2024-01-01T00");

    private final SparkSession session;
    private SqlScript script;
    private final KnownTables tables = new KnownTables();
    private final Set<String> undeclared = new TreeSet<>();
    private final List<Finding> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private Map<String, String> columns = Map.of();

    /** A statement could not be read, so nobody knows which views are there afterwards. */
    private boolean torn;

    public SqlCheck(SparkSession session) {
        this.session = session;
    }

    /** Checks one script; ask once. */
    public SqlCheckReport run(SqlCheckRequest request) {
        request.datasets().forEach(this::view);
        script = script(request);
        try {
            List<SqlStatement> statements = script.split(request.sql());
            if (statements.isEmpty()) {
                problems.add(new Finding(1, 1, SqlScript.NO_STATEMENT));
            }
            for (int i = 0; i < statements.size(); i++) {
                check(statements.get(i), i == statements.size() - 1, request.datasets());
            }
        } catch (JobFailedException e) {
            problems.add(FindingText.of(e.getMessage(), 1));
        }
        return new SqlCheckReport(problems, warnings, List.copyOf(undeclared), columns);
    }

    /** With the first name of a partition by which everything can be read, where it can have any. */
    private SqlScript script(SqlCheckRequest request) {
        if (request.partition() != null) {
            return new SqlScript(session, request.partition());
        }
        return SOME_PARTITIONS.stream()
                .map(name -> new SqlScript(session, name))
                .filter(candidate -> isReadable(candidate, request.sql()))
                .findFirst()
                .orElseGet(() -> new SqlScript(session, SOME_PARTITIONS.get(0)));
    }

    private static boolean isReadable(SqlScript script, String sql) {
        try {
            for (SqlStatement statement : script.split(sql)) {
                script.parse(statement);
            }
            return true;
        } catch (JobFailedException e) {
            return false;
        }
    }

    private void view(DatasetSpec dataset) {
        boolean isDeclared = !dataset.columns().isEmpty();
        names(dataset).forEach(name -> tables.add(name, isDeclared));
        if (isDeclared) {
            SnapshotViews.registerEmpty(session, dataset);
        }
    }

    /** The view of all its rows, and the one that tells its partitions apart. */
    private static List<String> names(DatasetSpec dataset) {
        String view = SnapshotViews.name(dataset);
        return List.of(view, PartitionDatabase.NAME + "." + view);
    }

    private void check(SqlStatement statement, boolean last, List<DatasetSpec> datasets) {
        LogicalPlan plan;
        try {
            plan = script.parse(statement);
        } catch (JobFailedException e) {
            torn = true;
            problems.add(FindingText.of(e.getMessage(), statement.line()));
            return;
        }
        List<RefusedSql> refused = new ArrayList<>(AllowedStatements.problems(plan, last));
        if (!torn) {
            refused.addAll(tables.missing(plan));
        }
        refused.forEach(problem -> problems.add(FindingText.of(problem.of(statement), statement.line())));
        Optional<Dataset<Row>> rows = Optional.empty();
        if (tables.readsUndeclared(plan)) {
            datasets.stream()
                    .filter(dataset -> dataset.columns().isEmpty())
                    .filter(dataset -> names(dataset).stream().anyMatch(name -> tables.reads(plan, name)))
                    .forEach(dataset -> undeclared.add(dataset.name()));
        } else if (refused.isEmpty() && !torn) {
            rows = analyzed(statement, plan);
        }
        tables.addViewOf(plan, rows.isPresent());
        if (last) {
            features(statement, plan, rows);
        }
    }

    private Optional<Dataset<Row>> analyzed(SqlStatement statement, LogicalPlan plan) {
        try {
            return Optional.of(script.analyze(statement, plan));
        } catch (JobFailedException e) {
            problems.add(FindingText.of(e.getMessage(), statement.line()));
            return Optional.empty();
        }
    }

    private void features(SqlStatement statement, LogicalPlan plan, Optional<Dataset<Row>> rows) {
        if (rows.isEmpty()) {
            columns = new LinkedHashMap<>();
            OutputNames.of(plan).orElse(List.of()).forEach(name -> columns.put(name, ""));
            return;
        }
        PlannedFeatures features = new PlannedFeatures(rows.get());
        features.problems().forEach(problem -> problems.add(new Finding(statement.line(), 1, problem)));
        warnings.addAll(features.warnings());
        columns = features.columns();
    }
}
