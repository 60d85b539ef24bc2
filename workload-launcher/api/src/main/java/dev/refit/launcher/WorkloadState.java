package dev.refit.launcher;

import java.time.Instant;
import java.util.Optional;

/** Where a workload is in its life: Queued → Running → one of the ended states, which are final but Interrupted. */
public sealed interface WorkloadState {

    /**
     * Accepted, and waiting for room.
     *
     * @param reason what it waits for; empty when nobody says
     */
    record Queued(String reason) implements WorkloadState {
        public Queued() {
            this("");
        }
    }

    /** @param progress the last it said of itself */
    record Running(Instant started, Optional<Progress> progress) implements WorkloadState {}

    /** It ended by itself and says that all went well. */
    record Succeeded(Instant started, Instant ended) implements WorkloadState {}

    /** It ended, and not well. */
    record Failed(Instant ended, WorkloadFailure failure) implements WorkloadState {}

    /** It was ended by {@link WorkloadLauncher#cancel}. */
    record Cancelled(Instant ended) implements WorkloadState {}

    /** It was ended from outside by what is nobody's fault (a shutdown, a power cut, an eviction): run it again, uncounted. */
    record Interrupted(String reason) implements WorkloadState {}

    /** Whether it runs no more. */
    default boolean isOver() {
        return !(this instanceof Queued || this instanceof Running);
    }

    /** @param fraction 0 to 1 */
    record Progress(double fraction, String message) {}
}
