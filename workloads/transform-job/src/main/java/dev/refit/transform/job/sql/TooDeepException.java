package dev.refit.transform.job.sql;

/** SQL is nested too deeply to be parsed. The message is for the user. */
final class TooDeepException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private TooDeepException(String message) {
        super(message);
    }

    static void raise(String message) {
        throw new TooDeepException(message);
    }
}
