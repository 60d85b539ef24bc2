package dev.refit.model.library;

/** A CSV file that cannot be scored. The message names the line and what was expected. */
public final class InvalidCsvException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidCsvException(int line, String what) {
        super("line " + line + ": " + what);
    }
}
