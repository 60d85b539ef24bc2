package dev.refit.cli.runs;

/** Where a stage of a run is. */
public enum StageState {
    /** What it needs is not there yet, or it never will be. */
    PENDING,
    /** What it needs is there; no attempt has started. */
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED
}
