package dev.refit.ingest.runs;

/** What is asked of a run cannot be done. The message tells why, and what to do instead. */
public final class RunRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean unknown;

    private RunRefusedException(String message, boolean unknown) {
        super(message);
        this.unknown = unknown;
    }

    static RunRefusedException unknown(String run) {
        return new RunRefusedException("There is no run " + run + ". All runs: refit runs list", true);
    }

    static RunRefusedException because(String reason, String hint) {
        return new RunRefusedException(reason + " " + hint, false);
    }

    /** No event can carry what is asked for. */
    public static RunRefusedException tooLarge(String problem) {
        return new RunRefusedException(problem, false);
    }

    /** Whether there is no such run. */
    public boolean isOfUnknownRun() {
        return unknown;
    }
}
