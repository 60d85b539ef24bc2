package dev.refit.trigger.rule;

import dev.refit.events.run.RunContext;
import java.util.List;

/**
 * The answer of a {@link TriggerRule} for one definition.
 *
 * @param requests the runs to request, in the order of their partitions; empty when there is nothing to do
 */
public record Decision(List<RunContext> requests) {
    static final Decision NOTHING = new Decision(List.of());

    public Decision {
        requests = List.copyOf(requests);
    }
}
