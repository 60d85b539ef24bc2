package dev.refit.trigger.topology;

import dev.refit.events.RefitJson;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.trigger.rule.Explanation;
import dev.refit.trigger.rule.Facts;
import dev.refit.trigger.rule.RefitState;
import dev.refit.trigger.rule.Why;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Asks the rules why, of the definitions, versions and states that the topology keeps. */
record Explanations(
        ReadOnlyKeyValueStore<String, byte[]> definitions,
        ReadOnlyKeyValueStore<String, byte[]> versions,
        ReadOnlyKeyValueStore<String, byte[]> refits) {

    /** Empty when there is no such definition. */
    Optional<Explanation> of(String refit, Optional<String> partition, Instant now) {
        byte[] stored = definitions.get(refit);
        if (stored == null) {
            return Optional.empty();
        }
        DefinitionRecord definition = RefitJson.read(stored, DefinitionRecord.class);
        Facts facts = new Facts(
                definition, new StoredVersions(versions), name -> StoredRefits.lastRequested(refits, refit, name), now);
        RefitState state = StoredRefits.state(refits, refit);
        return Optional.of(
                partition.map(name -> Why.partition(facts, state, name)).orElseGet(() -> Why.refit(facts, state)));
    }
}
