package dev.refit.events.checks;

/** The beginning of a text that somebody else wrote, so that an event that carries it always fits into its topic. */
public final class Excerpt {
    /** Characters of a message, a hint or a reason. */
    public static final int MESSAGE = 4_000;

    /** Characters of a line. */
    public static final int LINE = 500;

    private Excerpt() {}

    /** The text itself, or its first characters and an ellipsis, {@code max} in all; null becomes empty. */
    public static String of(String text, int max) {
        if (text == null) {
            return "";
        }
        if (text.length() <= max) {
            return text;
        }
        int end = max - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
