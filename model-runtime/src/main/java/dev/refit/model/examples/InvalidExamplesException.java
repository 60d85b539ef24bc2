package dev.refit.model.examples;

import dev.refit.model.MessageLine;

/** Recorded examples are invalid or belong to another model. The message names the line and what was expected. */
public final class InvalidExamplesException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidExamplesException(int line, String what) {
        super(MessageLine.of("line " + line + ": " + what));
    }
}
