package dev.refit.stage.access;

/** Somebody may not do what they asked for. The message names the permission, what it is about, and who asked. */
public final class AccessRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AccessRefusedException(String problem) {
        super(problem);
    }
}
