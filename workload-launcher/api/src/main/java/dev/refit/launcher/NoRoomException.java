package dev.refit.launcher;

/** The backend takes no more workloads for now, such as for a quota that the message names; nothing was launched. */
public final class NoRoomException extends LauncherException {
    private static final long serialVersionUID = 1L;

    public NoRoomException(String message, Throwable cause) {
        super(message, cause);
    }
}
