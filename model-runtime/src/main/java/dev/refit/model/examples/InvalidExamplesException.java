package dev.refit.model.examples;

/** Recorded examples are invalid or belong to another model. The message names the line and what was expected. */
public final class InvalidExamplesException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidExamplesException(int line, String what) {
        super("line " + line + ": " + what);
    }
}
