package dev.refit.events.definition;

import dev.refit.events.Checks;

/**
 * The library that is made of the model.
 *
 * @param examples how many recorded predictions travel in it and are replayed against it
 */
public record PackagingSpec(MavenSpec maven, int examples) {
    public static final int DEFAULT_EXAMPLES = 1000;

    public PackagingSpec {
        Checks.present("maven", maven);
        examples = examples == 0 ? DEFAULT_EXAMPLES : Checks.atLeast("examples", examples, 1);
    }
}
