package dev.refit.events.run;

import dev.refit.events.checks.Checks;

/**
 * A definition as the compacted topic holds it.
 *
 * @param suspended whether arrivals request no run until the definition is resumed
 */
public record DefinitionRecord(DefinitionVersion definition, boolean suspended) {
    public DefinitionRecord {
        Checks.present("definition", definition);
    }
}
