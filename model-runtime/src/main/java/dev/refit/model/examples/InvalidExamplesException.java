package dev.refit.model.examples;

/** Recorded examples that cannot be read, or are those of another model. The message names the line and what was expected. */
public final class InvalidExamplesException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidExamplesException(int line, String what) {
        super("line " + line + ": " + what);
    }
}
