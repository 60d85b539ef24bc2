package dev.refit.trigger.topology;

/** A run cannot be requested by hand. The message tells its author why, and what to do. */
public final class ManualRunRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean unknown;

    private ManualRunRefusedException(String message, boolean unknown, Throwable cause) {
        super(message, cause);
        this.unknown = unknown;
    }

    static ManualRunRefusedException unknown(String refit) {
        return new ManualRunRefusedException(
                "There is no definition " + refit + ". Apply it with: refit apply FILE. These are applied: refit"
                        + " definitions list",
                true,
                null);
    }

    static ManualRunRefusedException because(RuntimeException reason) {
        return new ManualRunRefusedException(reason.getMessage(), false, reason);
    }

    /** Whether there is no definition of this name. */
    public boolean isOfUnknownDefinition() {
        return unknown;
    }
}
