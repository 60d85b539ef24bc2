package dev.refit.trigger.rule;

import dev.refit.events.checks.Checks;
import dev.refit.events.definition.DataSpec;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.trigger.version.Versions;
import java.time.Instant;

/**
 * What a decision is based on, besides the refit's own state.
 *
 * @param versions all versions that have arrived; on the arrival of one, this one included
 * @param requested the runs of this refit that the rules requested before
 * @param now the time of the decision; rules read no other clock
 */
public record Facts(DefinitionRecord definition, Versions versions, RequestedRuns requested, Instant now) {
    public Facts {
        Checks.present("definition", definition);
        Checks.present("versions", versions);
        Checks.present("requested", requested);
        Checks.present("now", now);
    }

    RefitDefinition spec() {
        return definition.definition().spec();
    }

    DataSpec data() {
        return spec().data();
    }
}
