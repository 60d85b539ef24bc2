package dev.refit.ingest.customresource;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.checks.Checks;
import java.time.Instant;

/**
 * The run of a refit that was requested last.
 *
 * @param generation 1, and one more with each retry
 * @param started when it was requested; null when only its end was heard of
 * @param ended null while it runs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LastRun(String id, int generation, String partition, State state, Instant started, Instant ended) {
    /** How a run stands. The names are those of the status. */
    enum State {
        Running,
        Succeeded,
        Failed,
        Cancelled,
        Rejected
    }

    LastRun {
        Checks.text("id", id);
        Checks.present("state", state);
        Checks.present("started, or ended", started == null ? ended : started);
    }

    LastRun startedAt(Instant time) {
        return new LastRun(id, generation, partition, state, time, ended);
    }

    /** Whether a run that was requested at this time came after this one; of equal times, the greater id decides. */
    boolean isBefore(String run, Instant requested) {
        Instant own = started == null ? ended : started;
        int order = own.compareTo(requested);
        return order == 0 ? id.compareTo(run) < 0 : order < 0;
    }
}
