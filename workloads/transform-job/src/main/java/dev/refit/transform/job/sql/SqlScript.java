package dev.refit.transform.job.sql;

import dev.refit.events.checks.Checks;
import dev.refit.events.run.Failure.Fault;
import dev.refit.job.JobFailedException;
import dev.refit.transform.job.session.SparkFailures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.classic.SparkSession;

/** The user's SQL: statements that prepare, and a last one that is the feature table. */
public final class SqlScript {
    static final String NO_STATEMENT = "the SQL holds no statement, expected a query that is the feature table";

    private final SparkSession session;
    private final String partition;

    /** @param partition the run's, for the places of a script that name it */
    public SqlScript(SparkSession session, String partition) {
        this.session = session;
        this.partition = Checks.partition("partition", partition);
    }

    /**
     * Runs the preparing statements and answers the last, which has not run yet.
     *
     * @throws JobFailedException when a statement cannot be parsed, is not among those allowed, or does not fit the
     *     data; nothing has run unless all statements are allowed
     */
    public Dataset<Row> run(String script) throws JobFailedException {
        List<SqlStatement> statements = split(script);
        List<String> refused = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            SqlStatement statement = statements.get(i);
            boolean last = i == statements.size() - 1;
            AllowedStatements.problems(parse(statement), last).forEach(problem -> refused.add(problem.of(statement)));
        }
        if (statements.isEmpty()) {
            refused.add(NO_STATEMENT);
        }
        if (!refused.isEmpty()) {
            throw new JobFailedException(
                    Fault.USER_CODE,
                    "sql-refused",
                    String.join("\n", refused),
                    "Queries, CREATE TEMPORARY VIEW and CACHE TABLE over the datasets are allowed, with Spark's functions"
                            + " that reach no file, address or Java; the last statement is a query.");
        }
        Dataset<Row> result = null;
        for (SqlStatement statement : statements) {
            result = execute(statement);
        }
        return result;
    }

    List<SqlStatement> split(String script) throws JobFailedException {
        try {
            Nesting.ofComments(script).ifPresent(TooDeepException::raise);
            return SqlStatement.split(PartitionText.fill(script, partition));
        } catch (TooDeepException e) {
            throw tooDeep(e.getMessage(), e);
        }
    }

    private static JobFailedException tooDeep(String message, Throwable cause) {
        return new JobFailedException(
                Fault.USER_CODE,
                "sql-refused",
                message,
                "Split the statement: CREATE TEMPORARY VIEW gives a part of it a name.",
                cause);
    }

    LogicalPlan parse(SqlStatement statement) throws JobFailedException {
        try {
            return session.sessionState().sqlParser().parsePlan(statement.placed());
        } catch (StackOverflowError e) {
            throw tooDeep("SQL line " + statement.line() + ": the statement is nested too deeply", e);
        } catch (Exception e) {
            throw invalid(statement, e);
        }
    }

    /** What a statement makes of the views so far: a query has not run yet, and one that prepares has. */
    Dataset<Row> execute(SqlStatement statement) throws JobFailedException {
        return analyzed(statement, () -> session.sql(statement.placed()));
    }

    /** The same without computing anything: what the statement would cache is only named. */
    Dataset<Row> analyze(SqlStatement statement, LogicalPlan plan) throws JobFailedException {
        LogicalPlan lazy = Caching.later(plan);
        return lazy == plan
                ? execute(statement)
                : analyzed(statement, () -> org.apache.spark.sql.classic.Dataset.ofRows(session, lazy));
    }

    private static Dataset<Row> analyzed(SqlStatement statement, Supplier<Dataset<Row>> spark)
            throws JobFailedException {
        try {
            return spark.get();
        } catch (StackOverflowError e) {
            throw tooDeep("SQL line " + statement.line() + ": the statement is nested too deeply", e);
        } catch (Exception e) {
            throw invalid(statement, e);
        }
    }

    /** Spark's Scala methods declare no exceptions, so they are all caught and told apart here. */
    private static JobFailedException invalid(SqlStatement statement, Exception e) throws JobFailedException {
        if (!(e instanceof AnalysisException analysis)) {
            throw SparkFailures.rethrown(e);
        }
        int line = analysis.line().isDefined() ? (int) analysis.line().get() : statement.line();
        String position = analysis.startPosition().isDefined()
                ? ", position " + analysis.startPosition().get()
                : "";
        return new JobFailedException(
                Fault.USER_CODE,
                "sql-invalid",
                "SQL line " + line + position + ": " + SparkFailures.message(analysis) + "\nin the statement:\n"
                        + statement.text(),
                "Correct the SQL of the definition's transform and apply it again.",
                e);
    }
}
