package dev.refit.trigger.topology;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.DataArrived;
import dev.refit.events.run.DefinitionRecord;

/**
 * What runs are requested from: an arrival, or a change of a definition.
 *
 * @param arrived null unless it is an arrival
 * @param name the definition's; null for an arrival
 * @param definition null for an arrival, and for a definition that was deleted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TriggerInput(DataArrived arrived, String name, DefinitionRecord definition) {
    static TriggerInput of(DataArrived arrived) {
        return new TriggerInput(arrived, null, null);
    }

    static TriggerInput of(String name, DefinitionRecord definition) {
        return new TriggerInput(null, name, definition);
    }
}
