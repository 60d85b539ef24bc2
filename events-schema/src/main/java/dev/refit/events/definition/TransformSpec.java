package dev.refit.events.definition;

import dev.refit.events.Checks;

/** How features are built from the snapshots. */
public record TransformSpec(SparkTransform spark) {
    public TransformSpec {
        Checks.present("spark", spark);
    }
}
