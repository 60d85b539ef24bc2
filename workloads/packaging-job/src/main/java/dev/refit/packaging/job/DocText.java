package dev.refit.packaging.job;

/** A text from anywhere as part of a Javadoc comment: it cannot end the comment, start a tag or be markup. */
final class DocText {
    private DocText() {}

    static String of(String text) {
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
