package dev.refit.events.run;

import dev.refit.events.checks.Checks;

/**
 * A definition as it stands on the compacted topic.
 *
 * @param suspended true: arrivals request no run until it is resumed
 */
public record DefinitionRecord(DefinitionVersion definition, boolean suspended) {
    public DefinitionRecord {
        Checks.present("definition", definition);
    }
}
