package dev.refit.dataset;

/** Values in messages: as long as they help, no longer. */
final class Shortened {
    private static final int MAX = 80;

    private Shortened() {}

    static String of(String text) {
        return text.length() <= MAX ? text : text.substring(0, MAX) + "…";
    }
}
