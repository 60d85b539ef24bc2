package dev.refit.model.csv;

import dev.refit.model.MessageLine;

/** A CSV file cannot be read or scored. The message names the line and what was expected. */
public final class InvalidCsvException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidCsvException(int line, String what) {
        super(MessageLine.of("line " + line + ": " + what));
    }
}
