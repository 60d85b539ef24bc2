package dev.refit.ingest.customresource;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * A condition of the status, as in the API conventions of Kubernetes.
 *
 * @param status True, False or Unknown
 * @param reason one word for machines
 * @param message for people
 * @param observedGeneration the generation of the resource that it is about; null when it is about none
 * @param lastTransitionTime when its status changed last
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

    /** This condition as the successor of another: an unchanged status keeps its time. */
    Condition after(Condition before) {
        boolean stays = before.status.equals(status) && before.lastTransitionTime != null;
        return stays
                ? new Condition(type, status, reason, message, observedGeneration, before.lastTransitionTime)
                : this;
    }
}
