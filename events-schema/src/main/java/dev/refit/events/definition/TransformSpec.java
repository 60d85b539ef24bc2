package dev.refit.events.definition;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.checks.Checks;

/** How features are built from the snapshots. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TransformSpec(SparkTransform spark, Integer attempts, String backoff, String timeout)
        implements AttemptSpec {
    public TransformSpec {
        Checks.present("spark", spark);
        AttemptSpec.check(attempts, backoff, timeout);
    }

    /** With the operator's attempts. */
    public TransformSpec(SparkTransform spark) {
        this(spark, null, null, null);
    }

    /** The same but for what is transformed. */
    public TransformSpec with(SparkTransform other) {
        return new TransformSpec(other, attempts, backoff, timeout);
    }
}
