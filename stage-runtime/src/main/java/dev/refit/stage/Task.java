package dev.refit.stage;

/** A piece of a stage's work, done in one attempt or several. */
public sealed interface Task permits WorkloadTask, InProcessTask {
    /** The number of a task that is the only one of its kind in its stage. */
    int SINGLE = 0;

    /** Identifies the task within its stage. */
    TaskKey key();
}
