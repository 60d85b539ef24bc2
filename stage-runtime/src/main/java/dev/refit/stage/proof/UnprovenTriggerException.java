package dev.refit.stage.proof;

/** What claims to trigger a stage is not what the stage before has on record. The message names the member. */
public final class UnprovenTriggerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnprovenTriggerException(String message) {
        super(message);
    }
}
