package dev.refit.store;

/** The store could not be reached, or refused. The message names the object and what went wrong. */
public final class ArtifactStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean refused;

    /** For a store that may do it later. */
    public ArtifactStoreException(String message, Throwable cause) {
        this(message, cause, false);
    }

    /** @param refused see {@link #isRefused} */
    public ArtifactStoreException(String message, Throwable cause, boolean refused) {
        super(message, cause);
        this.refused = refused;
    }

    /**
     * Whether the store has said no, and will again until somebody changes something: a bucket that is not there, a
     * permission that is missing. Otherwise it is out of reach, busy or broken, and may do the same later.
     */
    public boolean isRefused() {
        return refused;
    }
}
