package dev.refit.packaging.job.escape;

import java.util.regex.Pattern;

/** Escapes a text for Markdown and joins its lines. */
public final class MarkdownText {
    private static final String SPECIAL = "\\`*_[]<>|#&";
    /** What makes a list, a heading or a block of code of a line that it begins. */
    private static final Pattern BLOCK = Pattern.compile("^( ?)(\\d*)([-+=~.)])");

    private MarkdownText() {}

    /** Escapes a text within a line, such as the cell of a table. */
    public static String of(String text) {
        StringBuilder escaped = new StringBuilder();
        Unprintable.replaced(text.replaceAll("\\s+", " ")).chars().forEach(c -> {
            if (SPECIAL.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append((char) c);
        });
        return escaped.toString();
    }

    /** Escapes a text that begins a line. */
    public static String paragraph(String text) {
        return BLOCK.matcher(of(text)).replaceFirst("$1$2\\\\$3");
    }
}
