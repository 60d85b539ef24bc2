package dev.refit.store;

/** The store could not be reached, or refused. The message names the object and what went wrong. */
public final class ArtifactStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ArtifactStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
