package dev.refit.model.library;

import java.util.List;

/** The library does not reproduce a recorded example. The message lists the first differences with their rows and values. */
public final class VerificationException extends IllegalStateException {
    private static final long serialVersionUID = 1L;
    private static final int TOLD = 20;

    VerificationException(String coordinates, List<String> differences) {
        super(coordinates + " does not predict as it did when it was released\n"
                + String.join("\n", differences.subList(0, Math.min(TOLD, differences.size())))
                + (differences.size() > TOLD ? "\nand " + (differences.size() - TOLD) + " more" : ""));
    }
}
