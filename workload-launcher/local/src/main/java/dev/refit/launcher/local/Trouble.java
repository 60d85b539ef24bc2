package dev.refit.launcher.local;

import dev.refit.launcher.LauncherException;
import java.io.IOException;

/** The home could not be read or written: the port's word for it. */
final class Trouble {
    private Trouble() {}

    static LauncherException with(String what, IOException cause) {
        return new LauncherException("cannot " + what + ": " + cause, cause);
    }
}
