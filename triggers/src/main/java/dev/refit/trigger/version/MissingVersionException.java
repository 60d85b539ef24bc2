package dev.refit.trigger.version;

import java.util.List;

/** A run cannot be requested, as datasets have no version that it could read. The message names each dataset. */
public final class MissingVersionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingVersionException(List<String> missing) {
        super(String.join("; ", missing) + ". Publish what is missing, then ask again.");
    }
}
