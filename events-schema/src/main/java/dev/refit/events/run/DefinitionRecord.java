package dev.refit.events.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.checks.Checks;

/**
 * A definition as the compacted topic holds it.
 *
 * @param suspended whether arrivals request no run until the definition is resumed
 * @param actor who applied it; null when that is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DefinitionRecord(DefinitionVersion definition, boolean suspended, Actor actor) {
    public DefinitionRecord {
        Checks.present("definition", definition);
    }

    /** A definition of which is not known who applied it. */
    public DefinitionRecord(DefinitionVersion definition, boolean suspended) {
        this(definition, suspended, null);
    }

    /** The same definition, applied by this actor. */
    public DefinitionRecord by(Actor author) {
        return new DefinitionRecord(definition, suspended, author);
    }
}
