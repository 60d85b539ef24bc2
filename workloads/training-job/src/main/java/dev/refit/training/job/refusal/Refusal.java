package dev.refit.training.job.refusal;

import dev.refit.events.run.Failure.Fault;
import dev.refit.job.JobFailedException;

/** The failures of this job that are the definition's or the data's fault; each answers an exception to throw. */
public final class Refusal {
    private Refusal() {}

    /** The definition asks for what cannot be. */
    public static JobFailedException definition(String code, String message, String hint) {
        return new JobFailedException(Fault.USER_CODE, code, message, hint);
    }

    /** The definition is fine, the rows that arrived are not. */
    public static JobFailedException data(String code, String message, String hint) {
        return new JobFailedException(Fault.DATA, code, message, hint);
    }
}
