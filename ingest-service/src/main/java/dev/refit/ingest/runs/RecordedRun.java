package dev.refit.ingest.runs;

import dev.refit.events.RunEvent.StageTrigger;
import dev.refit.run.fold.FailureView;
import dev.refit.run.fold.RunState;
import java.util.Optional;

/**
 * A run as far as it is on record.
 *
 * @param state a run whose first workload was launched is running
 * @param cancelRequested whether its cancellation is on record
 * @param failure why it ended without a model; null unless it did
 * @param again the event that starts its failed stage again, in the next generation; empty when nothing has failed, or the
 *     event is no longer on record
 */
public record RecordedRun(
        String run,
        String refit,
        String partition,
        RunState state,
        boolean cancelRequested,
        FailureView failure,
        Optional<StageTrigger> again) {}
