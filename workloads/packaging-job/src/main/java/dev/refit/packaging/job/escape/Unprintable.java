package dev.refit.packaging.job.escape;

/** Characters that no document shows: controls, halves of a pair, and marks that reverse the order of what is read. */
final class Unprintable {
    private static final char REPLACEMENT = '\uFFFD';

    private Unprintable() {}

    /** Tells whether a code point cannot be shown, or changes how its neighbours are shown. Line ends and tabs count. */
    static boolean is(int c) {
        return Character.isISOControl(c)
                || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                || (c & 0xFFFE) == 0xFFFE
                || ordersText(c);
    }

    /** Tells whether a code point embeds, overrides or isolates a direction of writing. */
    static boolean ordersText(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    /** Puts the replacement character where a code point cannot be shown, except for line ends and tabs. */
    static String replaced(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> shown.appendCodePoint(is(c) && c != '\n' && c != '\t' ? REPLACEMENT : c));
        return shown.toString();
    }
}
