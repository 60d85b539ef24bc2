package dev.refit.model.zip;

import dev.refit.model.MessageLine;
import java.io.IOException;

/** A file is not a zip, is damaged, too large, or may be read in more than one way. The message tells what was expected. */
public final class InvalidZipException extends IOException {
    private static final long serialVersionUID = 1L;

    InvalidZipException(String message) {
        super(MessageLine.of(message));
    }
}
