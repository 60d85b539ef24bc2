package dev.refit.dataset;

import java.io.IOException;

/** A file does not hold what its dataset declares. The message names file, place, value and expectation. */
public final class InvalidDataException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code a stable word for machines, such as {@code unparsable-value} */
    public InvalidDataException(String code, String message) {
        super(message);
        this.code = code;
    }

    public InvalidDataException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
