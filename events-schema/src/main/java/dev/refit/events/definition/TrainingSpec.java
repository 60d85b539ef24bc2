package dev.refit.events.definition;

import dev.refit.events.Checks;

/** How the model is trained. */
public record TrainingSpec(H2oTraining h2o) {
    public TrainingSpec {
        Checks.present("h2o", h2o);
    }
}
