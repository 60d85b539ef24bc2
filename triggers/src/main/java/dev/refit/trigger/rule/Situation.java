package dev.refit.trigger.rule;

import dev.refit.events.checks.Checks;
import dev.refit.events.data.InputVersion;
import java.time.Instant;

/**
 * The facts that a decision is based on, besides the definition.
 *
 * @param arrived the new version that is the occasion of the decision, see {@link NextVersion}
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
