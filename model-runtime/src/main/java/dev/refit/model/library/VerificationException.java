package dev.refit.model.library;

import java.util.List;

/** The library does not answer as the model that was released. The message names the first rows, and the values of each. */
public final class VerificationException extends IllegalStateException {
    private static final long serialVersionUID = 1L;
    private static final int TOLD = 20;

    VerificationException(String coordinates, List<String> differences) {
        super(coordinates + " does not answer as it was released\n"
                + String.join("\n", differences.subList(0, Math.min(TOLD, differences.size())))
                + (differences.size() > TOLD ? "\nand " + (differences.size() - TOLD) + " more" : ""));
    }
}
