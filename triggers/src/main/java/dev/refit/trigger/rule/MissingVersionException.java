package dev.refit.trigger.rule;

import java.util.List;

/** A run lacks versions of datasets to read. The message names each of the datasets. */
public final class MissingVersionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingVersionException(List<String> missing) {
        super(String.join("; ", missing) + ". Publish what is missing, then ask again.");
    }
}
