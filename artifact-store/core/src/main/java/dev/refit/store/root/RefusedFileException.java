package dev.refit.store.root;

/** What a URI names is no data: outside the roots, not there, or no regular file. The message goes on after its name. */
public final class RefusedFileException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    RefusedFileException(String message) {
        super(message);
    }
}
