package dev.refit.events.definition.engine.spark;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Checks;
import dev.refit.events.definition.engine.MemorySize;
import dev.refit.events.definition.engine.TransformEngine;
import java.util.Optional;

/**
 * A Spark transform: either {@code sql} or {@code jar} with {@code mainClass}, never both.
 *
 * @param sql the text of the user's SQL over views named after the datasets; its last statement is the feature table
 * @param jar the user's jar by digest
 * @param mainClass a public class of the jar with a public no-argument constructor that implements {@code
 *     java.util.function.Function<SparkSession, Dataset<Row>>}; the datasets are registered as views before it is called
 * @param executors how many executors on a cluster; on one machine the driver does the work
 * @param maxExecutors how many there may be while there is work for them, at least {@code executors}; null when there are
 *     as many all the time
 * @param executorMemory such as {@code 1g}: of each executor, on one machine of the driver
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SparkTransform(
        String sql, StoredFile jar, String mainClass, int executors, Integer maxExecutors, String executorMemory)
        implements TransformEngine {
    public SparkTransform {
        if ((sql == null) == (jar == null)) {
            throw Checks.invalid("spark", null, "either sql or jar");
        }
        if (jar != null) {
            Checks.text("mainClass", mainClass);
        }
        executors = Checks.atLeast("executors", executors == 0 ? 1 : executors, 1);
        if (maxExecutors != null) {
            Checks.atLeast("maxExecutors", maxExecutors, executors);
        }
        executorMemory = executorMemory == null ? "1g" : MemorySize.checked("executorMemory", executorMemory);
    }

    /** One with as many executors all the time. */
    public SparkTransform(String sql, StoredFile jar, String mainClass, int executors, String executorMemory) {
        this(sql, jar, mainClass, executors, null, executorMemory);
    }

    @Override
    public String key() {
        return "spark";
    }

    @Override
    public Optional<StoredFile> codeJar() {
        return Optional.ofNullable(jar);
    }

    /** The same transform with its jar in another place. */
    public SparkTransform withCodeJar(StoredFile moved) {
        return new SparkTransform(sql, moved, mainClass, executors, maxExecutors, executorMemory);
    }
}
