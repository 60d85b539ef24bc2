package dev.refit.events.definition;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Checks;
import dev.refit.events.definition.engine.TransformEngine;
import dev.refit.events.definition.engine.spark.SparkTransform;

/**
 * How features are built from the snapshots. Exactly one engine is named. This type is the list of transform engines: a
 * new engine is one more component, and one more method of {@link Cases}.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TransformSpec(SparkTransform spark, Integer attempts, String backoff, String timeout)
        implements AttemptSpec {

    /** A function of the engine that a definition names, with one method for each engine. */
    public interface Cases<R> {
        R spark(SparkTransform transform);
    }

    public TransformSpec {
        Checks.present("spark", spark);
        AttemptSpec.check(attempts, backoff, timeout);
    }

    /** A transform with the operator's attempts. */
    public TransformSpec(SparkTransform spark) {
        this(spark, null, null, null);
    }

    /** The engine that the definition names, for readers to whom all engines are alike. */
    public TransformEngine engine() {
        return engine(transform -> transform);
    }

    /** Applies the case of the engine that the definition names. */
    public <R> R engine(Cases<R> cases) {
        return cases.spark(spark);
    }

    /** The same transform with its code in another place. */
    public TransformSpec withCodeJar(StoredFile jar) {
        return engine(transform -> new TransformSpec(transform.withCodeJar(jar), attempts, backoff, timeout));
    }
}
