package dev.refit.cli.runs;

/** Where a run is. */
public enum RunState {
    /** Requested; no stage has started. */
    QUEUED,
    /** A stage has started. */
    RUNNING,
    /** Its model is public. */
    SUCCEEDED,
    /** A stage failed for good, or its model was rejected. */
    FAILED,
    /** It was ended on request. */
    CANCELLED;

    public boolean isOver() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }
}
