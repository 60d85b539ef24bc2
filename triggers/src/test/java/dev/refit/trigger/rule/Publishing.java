package dev.refit.trigger.rule;

import dev.refit.events.DataArrived;
import dev.refit.events.data.InputVersion;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.events.run.RunContext;
import dev.refit.trigger.version.KnownVersions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Drives the pure functions as a stream processor does: one arrival after the other. */
final class Publishing {
    private final List<RunContext> requested = new ArrayList<>();
    private DefinitionRecord definition;
    private RefitState state = RefitState.NONE;
    private final KnownVersions versions = new KnownVersions();

    Publishing(DefinitionRecord definition) {
        this.definition = definition;
    }

    void apply(DefinitionRecord changed) {
        definition = changed;
    }

    /** The runs that this arrival requests. */
    List<RunContext> publish(String dataset, String partition, String token) {
        return publish(Refits.arrival(dataset, partition, token));
    }

    List<RunContext> publish(DataArrived arrival) {
        Optional<InputVersion> next = versions.add(arrival);
        if (next.isEmpty()) {
            return List.of();
        }
        Facts facts = new Facts(definition, versions, partition -> Optional.empty(), Instant.EPOCH);
        Decision decision = Triggers.decide(facts, state, new Occasion.Arrived(next.get()));
        state = decision.state();
        List<RunContext> runs = decision.requests();
        requested.addAll(runs);
        return runs;
    }

    List<RunContext> requested() {
        return requested;
    }

    KnownVersions versions() {
        return versions;
    }
}
