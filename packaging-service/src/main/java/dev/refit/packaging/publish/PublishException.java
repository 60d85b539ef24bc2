package dev.refit.packaging.publish;

/** A release cannot be made public, and trying again will not help. The message says what is in the way. */
public final class PublishException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PublishException(String message) {
        super(message);
    }
}
