package dev.refit.stage;

import dev.refit.events.run.Failure;

/** An attempt of an {@link InProcessTask} has failed, for a reason that its run should be told. */
public final class TaskFailureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;
    private final boolean permanent;

    private TaskFailureException(Failure failure, boolean permanent, Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
        this.permanent = permanent;
    }

    /** Another attempt may succeed: it follows after a wait, unless this was the last one. */
    public static TaskFailureException passing(Failure failure, Throwable cause) {
        return new TaskFailureException(failure, false, cause);
    }

    /** No further attempt would help: the stage fails at once. */
    public static TaskFailureException permanent(Failure failure, Throwable cause) {
        return new TaskFailureException(failure, true, cause);
    }

    public Failure failure() {
        return failure;
    }

    public boolean isPermanent() {
        return permanent;
    }
}
