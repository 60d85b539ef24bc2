package dev.refit.events.definition;

import dev.refit.events.checks.Checks;

/**
 * What to refit from which data, and how.
 *
 * @param name the refit's name, a DNS-1035 label of at most 24 characters
 */
public record RefitDefinition(
        String name, DataSpec data, TransformSpec transform, TrainingSpec training, PackagingSpec packaging) {
    public static final int MAX_NAME = 24;

    public RefitDefinition {
        Checks.name("name", name, MAX_NAME);
        Checks.present("data", data);
        Checks.present("transform", transform);
        Checks.present("training", training);
        Checks.present("packaging", packaging);
    }
}
