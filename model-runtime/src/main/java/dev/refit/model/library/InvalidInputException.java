package dev.refit.model.library;

import dev.refit.model.MessageLine;

/** A policy of the library refuses a value. The message names the column, the value and what was expected. */
public final class InvalidInputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidInputException(String message) {
        super(MessageLine.of(message));
    }
}
