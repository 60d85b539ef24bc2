package dev.refit.champion.repository;

import java.io.IOException;

/** A file of a repository is not there, or not what was expected. */
public final class UnreadableException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableException(String message) {
        super(message);
    }
}
