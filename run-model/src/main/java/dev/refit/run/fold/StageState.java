package dev.refit.run.fold;

/** The state of a stage of a run. */
public enum StageState {
    /** The stage's trigger has not arrived, or never will. */
    PENDING,
    /** The stage's trigger has arrived; no attempt has started. */
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED,
    /** The promotion has kept the model private. */
    REJECTED;

    static StageState of(RunState ending) {
        return switch (ending) {
            case QUEUED -> QUEUED;
            case RUNNING -> RUNNING;
            case SUCCEEDED -> SUCCEEDED;
            case FAILED -> FAILED;
            case CANCELLED -> CANCELLED;
            case REJECTED -> REJECTED;
        };
    }
}
