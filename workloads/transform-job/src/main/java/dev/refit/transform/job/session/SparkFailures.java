package dev.refit.transform.job.session;

import dev.refit.dataset.InvalidDataException;
import dev.refit.events.run.Failure.Fault;
import dev.refit.job.JobFailedException;
import java.util.Map;
import java.util.Set;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;

/** Tells whose fault it is when Spark fails. */
public final class SparkFailures {
    /**
     * Classes of SQLSTATE that speak of the query: data exceptions, syntax, external routines, cardinality, and what it
     * raises itself.
     */
    private static final Set<String> QUERY = Set.of("21", "22", "38", "39", "42", "54", "P0");

    private SparkFailures() {}

    /** The failure with its fault where that can be told, the exception itself where not. */
    public static Exception explained(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidDataException data) {
                return new JobFailedException(
                        Fault.DATA,
                        data.code(),
                        data.getMessage(),
                        "Correct the data and publish the partition again.",
                        e);
            }
            if (cause instanceof SparkThrowable spark && speaksOfFile(spark)) {
                return new JobFailedException(
                        Fault.DATA,
                        "unreadable-file",
                        file(cause) + ": cannot be read: " + root(cause),
                        "Correct the data and publish the partition again.",
                        e);
            }
            if (cause instanceof SparkThrowable spark && speaksOfQuery(spark)) {
                return new JobFailedException(
                        Fault.USER_CODE,
                        "transform-failed",
                        "The transform failed on this data: " + message(cause),
                        "Correct the definition's transform (try_divide, try_cast and the like give NULL instead) and"
                                + " apply it again.",
                        e);
            }
        }
        return e;
    }

    /** Throws what {@link #explained} tells; the declared type only pleases the compiler. */
    public static RuntimeException rethrown(Exception e) throws JobFailedException {
        Exception explained = explained(e);
        if (explained instanceof JobFailedException failed) {
            throw failed;
        }
        throw e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
    }

    /** Spark's message without the copy of the statement that it appends; the place in it stays. */
    public static String message(Throwable e) {
        String message = e instanceof AnalysisException analysis ? analysis.getSimpleMessage() : e.getMessage();
        return (message == null ? e.toString() : message)
                .replaceAll("(?s)\n== SQL( \\(line[^)]*\\))?.*", "$1")
                .replaceAll("(?s)[;\\s]*\\(?line \\d+,? pos \\d+\\)?[;\\s]*$", "")
                .strip();
    }

    /** All files were there and whole, by their digests, when they were made views: one that cannot be read was made so. */
    private static boolean speaksOfFile(SparkThrowable e) {
        return e.getCondition() != null && e.getCondition().startsWith("FAILED_READ_FILE");
    }

    private static String file(Throwable e) {
        Map<String, String> parameters = ((SparkThrowable) e).getMessageParameters();
        String path = parameters.getOrDefault("path", parameters.getOrDefault("file", "a file of the snapshot"));
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return message(root).lines().findFirst().orElse("");
    }

    private static boolean speaksOfQuery(SparkThrowable e) {
        String state = e.getSqlState();
        // What is in the way of a file is in nobody's query.
        if ("PATH_ALREADY_EXISTS".equals(e.getCondition())) {
            return false;
        }
        return e instanceof AnalysisException || (state != null && QUERY.contains(state.substring(0, 2)));
    }
}
