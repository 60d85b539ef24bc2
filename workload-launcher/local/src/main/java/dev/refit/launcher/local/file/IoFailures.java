package dev.refit.launcher.local.file;

import dev.refit.launcher.LauncherException;
import java.io.IOException;

/** Wraps failures of reading or writing the home as the port's exception. */
public final class IoFailures {
    private IoFailures() {}

    public static LauncherException with(String what, IOException cause) {
        return new LauncherException("cannot " + what + ": " + cause, cause);
    }
}
