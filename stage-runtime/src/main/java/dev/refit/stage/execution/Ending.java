package dev.refit.stage.execution;

/** Why a stage ends before its tasks have. */
enum Ending {
    /** For good: the run is over. */
    CANCELLED,
    /** A retry may go on where it stopped. */
    FAILED
}
