package dev.refit.ingest.customresource;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.RunEvent;
import dev.refit.events.checks.Checks;
import dev.refit.events.run.RunContext;
import dev.refit.run.fold.RunState;
import dev.refit.run.input.PartitionWindow;
import java.time.Instant;
import java.util.List;

/**
 * The latest requested run of a refit.
 *
 * @param generation 1, and one more with each retry
 * @param started when it was requested; null when only its end is known
 * @param ended null while it runs
 * @param inputs the partitions of each dataset, such as {@code flights: 2013-01 … 2013-12 (12)}; empty when only the run's end
 *     is known
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record LastRun(
        String id, int generation, String partition, State state, Instant started, Instant ended, List<String> inputs) {
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
        inputs = Checks.copy("inputs", inputs);
    }

    /** A run whose inputs are not known. */
    LastRun(String id, int generation, String partition, State state, Instant started, Instant ended) {
        this(id, generation, partition, state, started, ended, null);
    }

    LastRun startedAt(Instant time) {
        return new LastRun(id, generation, partition, state, time, ended, inputs);
    }

    LastRun reading(List<String> partitions) {
        return new LastRun(id, generation, partition, state, started, ended, partitions);
    }

    /** The partitions that a run reads, a text for each dataset. */
    static List<String> inputsOf(RunContext run) {
        return PartitionWindow.of(run.inputs()).stream()
                .map(window -> window.dataset() + ": " + window.partitions())
                .toList();
    }

    /** Whether another run, requested at this time, is later; the greater id is later when the times are equal. */
    boolean isBefore(String run, Instant requested) {
        Instant own = started == null ? ended : started;
        int order = own.compareTo(requested);
        return order == 0 ? id.compareTo(run) < 0 : order < 0;
    }
}
