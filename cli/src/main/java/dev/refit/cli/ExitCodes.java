package dev.refit.cli;

/** What the command's exit status means; the same for every subcommand. */
public final class ExitCodes {
    public static final int OK = 0;
    /** A run that was waited for ended without a new model (failed, cancelled, rejected), or a check or the platform failed. */
    public static final int FAILED = 1;
    /** The command line, a definition or other input is wrong; nothing was changed. */
    public static final int INVALID = 2;
    /** The platform is not up, or does not answer. */
    public static final int UNREACHABLE = 3;

    /** A release has no signature. */
    public static final int UNSIGNED = 4;

    private ExitCodes() {}
}
