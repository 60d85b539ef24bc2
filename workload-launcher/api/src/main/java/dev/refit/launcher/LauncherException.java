package dev.refit.launcher;

/** The backend could not be reached or refused for now: the same call may be repeated. */
public class LauncherException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LauncherException(String message, Throwable cause) {
        super(message, cause);
    }
}
