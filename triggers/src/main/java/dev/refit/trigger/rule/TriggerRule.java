package dev.refit.trigger.rule;

import dev.refit.events.run.DefinitionRecord;

/** Decides which runs of one definition to request. A pure function: equal arguments give equal decisions. */
@FunctionalInterface
public interface TriggerRule {
    Decision decide(DefinitionRecord definition, Situation situation);
}
