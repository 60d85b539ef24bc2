package dev.refit.events.definition;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.checks.Checks;

/** How the model is trained. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainingSpec(H2oTraining h2o, Integer attempts, String backoff, String timeout) implements AttemptSpec {
    public TrainingSpec {
        Checks.present("h2o", h2o);
        AttemptSpec.check(attempts, backoff, timeout);
    }

    /** With the operator's attempts. */
    public TrainingSpec(H2oTraining h2o) {
        this(h2o, null, null, null);
    }
}
