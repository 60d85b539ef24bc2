package dev.refit.packaging.job.escape;

/** Quotes a text within a message or a line of a log: it stays on its line, and is cut when it is long. */
public final class MessageText {
    private static final int LONGEST = 100;

    private MessageText() {}

    public static String of(String text) {
        return "'" + line(text) + "'";
    }

    /** Puts a text on one line without quotes, such as a list of names. */
    public static String line(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> {
            if (Unprintable.is(c)) {
                line.append("\\u")
                        .append(Integer.toHexString(0x10000 | c & 0xFFFF).substring(1));
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.append(text.codePointCount(0, text.length()) > LONGEST ? "…" : "")
                .toString();
    }
}
