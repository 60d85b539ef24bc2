package dev.refit.packaging.job.library;

/** Escapes a text for a Javadoc comment, so that it cannot end the comment, start a tag or contain markup. */
public final class DocText {
    private DocText() {}

    public static String of(String text) {
        StringBuilder doc = new StringBuilder();
        text.codePoints().forEach(c -> {
            if ("&<>{}@*/\\$".indexOf(c) >= 0 || Character.isISOControl(c)) {
                doc.append("&#").append(c).append(';');
            } else {
                doc.appendCodePoint(c);
            }
        });
        return doc.toString();
    }
}
