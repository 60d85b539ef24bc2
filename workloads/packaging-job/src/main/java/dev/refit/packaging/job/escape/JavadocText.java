package dev.refit.packaging.job.escape;

/** Escapes a text for a Javadoc comment, so that it cannot end the comment, start a tag or contain markup. */
public final class JavadocText {
    private JavadocText() {}

    public static String of(String text) {
        StringBuilder doc = new StringBuilder();
        text.codePoints().forEach(c -> {
            if ("&<>{}@*/\\$".indexOf(c) >= 0 || Unprintable.is(c)) {
                doc.append("&#").append(c).append(';');
            } else {
                doc.appendCodePoint(c);
            }
        });
        return doc.toString();
    }
}
