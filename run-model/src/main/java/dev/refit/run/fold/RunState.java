package dev.refit.run.fold;

import dev.refit.events.RefitEvent;
import dev.refit.events.RunEvent.LibraryPublic;
import dev.refit.events.RunEvent.ModelRejected;
import dev.refit.events.StageEvent.StageCancelled;
import dev.refit.events.StageEvent.StageFailed;
import java.util.Optional;

/** The state of a run. */
public enum RunState {
    /** The run was requested; no stage has started. */
    QUEUED,
    /** A stage has started. */
    RUNNING,
    /** The run's model is public. */
    SUCCEEDED,
    /** A stage failed for good. */
    FAILED,
    /** The run was cancelled on request. */
    CANCELLED,
    /** Every stage did its work, and the run's model was not good enough to become public. */
    REJECTED;

    /** The state in which an event ends a run; empty for an event after which the run goes on. */
    public static Optional<RunState> endedBy(RefitEvent event) {
        if (event instanceof LibraryPublic) {
            return Optional.of(SUCCEEDED);
        }
        if (event instanceof StageFailed) {
            return Optional.of(FAILED);
        }
        if (event instanceof StageCancelled) {
            return Optional.of(CANCELLED);
        }
        return event instanceof ModelRejected ? Optional.of(REJECTED) : Optional.empty();
    }

    /** Whether the run has ended, however it did. */
    public boolean isOver() {
        return this != QUEUED && this != RUNNING;
    }
}
