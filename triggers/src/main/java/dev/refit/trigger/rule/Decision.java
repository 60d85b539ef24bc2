package dev.refit.trigger.rule;

import dev.refit.events.RunEvent.RunCancelRequested;
import dev.refit.events.TriggerEvent;
import dev.refit.events.run.RunContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the rules decide for one refit.
 *
 * @param state what the next decision of this refit is to be given
 * @param requests the runs to request, in the order of their partitions
 * @param cancels the runs to cancel, unless none of the requests can be made
 * @param said what is to be published besides
 * @param due when the rules have to be asked again, even if nothing happens until then
 */
public record Decision(
        RefitState state,
        List<RunContext> requests,
        List<RunCancelRequested> cancels,
        List<TriggerEvent> said,
        Optional<Instant> due) {
    public Decision {
        requests = List.copyOf(requests);
        cancels = List.copyOf(cancels);
        said = List.copyOf(said);
    }
}
