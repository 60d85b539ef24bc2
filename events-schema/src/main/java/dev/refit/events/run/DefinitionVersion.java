package dev.refit.events.run;

import dev.refit.events.RefitJson;
import dev.refit.events.checks.Checks;
import dev.refit.events.checks.Digests;
import dev.refit.events.definition.RefitDefinition;

/**
 * A definition by value.
 *
 * @param digest SHA-256 over the canonical JSON of {@code spec}, which holds the SQL's text and the jar's digest
 */
public record DefinitionVersion(String digest, RefitDefinition spec) {
    public DefinitionVersion {
        Checks.text("digest", digest);
        Checks.present("spec", spec);
    }

    public static DefinitionVersion of(RefitDefinition spec) {
        return new DefinitionVersion(Digests.sha256(RefitJson.canonical(spec)), spec);
    }
}
