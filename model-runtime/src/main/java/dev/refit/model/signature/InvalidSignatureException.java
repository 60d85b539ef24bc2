package dev.refit.model.signature;

/** A signature, a key or a signed file that is not as it should be. The message names it, what was found and what was expected. */
public final class InvalidSignatureException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidSignatureException(String message) {
        super(message);
    }
}
