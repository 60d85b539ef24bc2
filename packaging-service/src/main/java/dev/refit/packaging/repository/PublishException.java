package dev.refit.packaging.repository;

/** A repository cannot be read or published to, and trying again will not help. The message names the reason. */
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
