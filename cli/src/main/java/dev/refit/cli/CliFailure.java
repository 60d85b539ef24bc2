package dev.refit.cli;

/** Why a command ends without having done what it was asked for, in words for its user. */
public final class CliFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final String hint;

    private CliFailure(int exitCode, String message, String hint) {
        super(message);
        this.exitCode = exitCode;
        this.hint = hint;
    }

    /** It was tried and did not work out. */
    public static CliFailure failed(String message, String hint) {
        return new CliFailure(ExitCodes.FAILED, message, hint);
    }

    /** What the user gave is wrong. */
    public static CliFailure invalid(String message, String hint) {
        return new CliFailure(ExitCodes.INVALID, message, hint);
    }

    /** There is no platform to ask. */
    public static CliFailure unreachable(String message, String hint) {
        return new CliFailure(ExitCodes.UNREACHABLE, message, hint);
    }

    /** A release has no signature that could be checked. */
    public static CliFailure unsigned(String message, String hint) {
        return new CliFailure(ExitCodes.UNSIGNED, message, hint);
    }

    public int exitCode() {
        return exitCode;
    }

    /** What to do next; may be empty. */
    public String hint() {
        return hint;
    }
}
