package dev.refit.ingest.customresource;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.RunEvent;
import dev.refit.events.checks.Checks;
import dev.refit.run.fold.RunState;
import java.time.Instant;

/**
 * The latest requested run of a refit.
 *
 * @param generation 1, and one more with each retry
 * @param started when it was requested; null when only its end is known
 * @param ended null while it runs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LastRun(String id, int generation, String partition, State state, Instant started, Instant ended) {
    /** The state of a run. The names appear in the status. */
    enum State {
        Running,
        Succeeded,
        Failed,
        Cancelled,
        Rejected;

        /** The state in which an event ends a run, by the same rule as everywhere. */
        static State endedBy(RunEvent event) {
            return of(RunState.endedBy(event).orElseThrow());
        }

        private static State of(RunState state) {
            return switch (state) {
                case QUEUED, RUNNING -> Running;
                case SUCCEEDED -> Succeeded;
                case FAILED -> Failed;
                case CANCELLED -> Cancelled;
                case REJECTED -> Rejected;
            };
        }
    }

    LastRun {
        Checks.text("id", id);
        Checks.present("state", state);
        Checks.present("started, or ended", started == null ? ended : started);
    }

    LastRun startedAt(Instant time) {
        return new LastRun(id, generation, partition, state, time, ended);
    }

    /** Whether another run, requested at this time, is later; the greater id is later when the times are equal. */
    boolean isBefore(String run, Instant requested) {
        Instant own = started == null ? ended : started;
        int order = own.compareTo(requested);
        return order == 0 ? id.compareTo(run) < 0 : order < 0;
    }
}
