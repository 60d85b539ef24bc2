package dev.refit.packaging.repository;

/** A release cannot be made public, and trying again will not help. The message says what is in the way. */
public final class PublishException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    /** @param hint what to do about it */
    public PublishException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    public String hint() {
        return hint;
    }
}
