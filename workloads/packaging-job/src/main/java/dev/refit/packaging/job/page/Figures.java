package dev.refit.packaging.job.page;

import java.util.Locale;

/** Formats numbers for documents, in the same way on every machine. */
public final class Figures {
    private static final double SMALL = 1e-4;
    private static final double LARGE = 1e7;

    private Figures() {}

    /** Formats four decimals, or four significant digits of a very small or large number. */
    public static String of(double value) {
        double size = Math.abs(value);
        if (value == 0 || (size >= SMALL && size < LARGE)) {
            return String.format(Locale.ROOT, "%.4f", value);
        }
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3e", value) : Double.toString(value);
    }

    /** Formats a change with its sign. */
    public static String change(double value) {
        return (value > 0 ? "+" : "") + of(value);
    }

    public static String of(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
