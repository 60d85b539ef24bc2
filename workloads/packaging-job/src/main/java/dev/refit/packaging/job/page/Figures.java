package dev.refit.packaging.job.page;

import java.util.Locale;

/** Numbers as documents show them, alike on every machine. */
public final class Figures {
    private static final double SMALL = 1e-4;
    private static final double LARGE = 1e7;

    private Figures() {}

    /** Four digits behind the point, or four significant ones where that says nothing. */
    static String of(double value) {
        double size = Math.abs(value);
        if (value == 0 || (size >= SMALL && size < LARGE)) {
            return String.format(Locale.ROOT, "%.4f", value);
        }
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3e", value) : Double.toString(value);
    }

    /** With its sign, as a change is. */
    static String change(double value) {
        return (value > 0 ? "+" : "") + of(value);
    }

    static String of(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
