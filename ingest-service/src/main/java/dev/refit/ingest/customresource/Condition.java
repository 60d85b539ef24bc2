package dev.refit.ingest.customresource;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * A condition as Kubernetes' API conventions have it.
 *
 * @param status True, False or Unknown
 * @param reason one word for machines
 * @param message for people
 * @param observedGeneration of the resource it speaks of; null when it speaks of none
 * @param lastTransitionTime when its status became what it is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Condition(
        String type,
        String status,
        String reason,
        String message,
        Long observedGeneration,
        Instant lastTransitionTime) {
    static final String ACCEPTED = "Accepted";
    static final String READY = "Ready";

    /** This one after another: while the status stays, so does its time. */
    Condition after(Condition before) {
        boolean stays = before.status.equals(status) && before.lastTransitionTime != null;
        return stays
                ? new Condition(type, status, reason, message, observedGeneration, before.lastTransitionTime)
                : this;
    }
}
