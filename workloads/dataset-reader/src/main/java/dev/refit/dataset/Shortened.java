package dev.refit.dataset;

/** Values in messages: as long as they help, no longer. */
public final class Shortened {
    private static final int MAX = 80;

    private Shortened() {}

    public static String of(String text) {
        return text.length() <= MAX ? text : text.substring(0, MAX) + "…";
    }
}
