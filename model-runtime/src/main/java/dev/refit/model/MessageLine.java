package dev.refit.model;

/** A message of an exception as one line, whatever texts of a file or a caller it quotes. */
public final class MessageLine {
    private static final int LONGEST = 2000;

    private MessageLine() {}

    /** Returns the text with control characters as {@code \}{@code uXXXX}, and cut if it is very long. */
    public static String of(String text) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), LONGEST));
        for (int i = 0; i < Math.min(text.length(), LONGEST); i++) {
            char c = text.charAt(i);
            boolean control =
                    Character.isISOControl(c) || c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069';
            line.append(control ? "\\u" + Integer.toHexString(0x10000 | c).substring(1) : String.valueOf(c));
        }
        return text.length() > LONGEST ? line + "…" : line.toString();
    }
}
