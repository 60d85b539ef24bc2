package dev.refit.trigger.rule;

import dev.refit.events.checks.Checks;
import dev.refit.events.data.InputVersion;
import java.time.Instant;

/**
 * What a decision is made from, besides the definition.
 *
 * @param arrived the new version that gives rise to the decision, see {@link NextVersion}
 * @param versions all versions, {@code arrived} included
 * @param now the time of the decision; rules read no other clock
 */
public record Situation(InputVersion arrived, Versions versions, Instant now) {
    public Situation {
        Checks.present("arrived", arrived);
        Checks.present("versions", versions);
        Checks.present("now", now);
    }
}
