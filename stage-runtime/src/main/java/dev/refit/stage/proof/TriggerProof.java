package dev.refit.stage.proof;

import dev.refit.events.RunEvent.StageTrigger;

/** Decides whether a stage may be carried out for an event. */
@FunctionalInterface
public interface TriggerProof {
    /**
     * Has no effect when the event is true.
     *
     * @throws UnprovenTriggerException when it is not
     * @throws dev.refit.store.ArtifactStoreException when the artifact store is away: ask again later
     */
    void require(StageTrigger trigger);
}
