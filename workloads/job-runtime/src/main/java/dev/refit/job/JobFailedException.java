package dev.refit.job;

import dev.refit.events.run.Failure;
import dev.refit.events.run.Failure.Fault;

/** The job cannot be done: what happened, whose fault it is, and what to do next. */
public final class JobFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public JobFailedException(Fault fault, String code, String message, String hint) {
        super(message);
        this.failure = new Failure(fault, code, message, hint);
    }

    public JobFailedException(Fault fault, String code, String message, String hint, Throwable cause) {
        super(message, cause);
        this.failure = new Failure(fault, code, message, hint);
    }

    public Failure failure() {
        return failure;
    }
}
