package dev.refit.packaging.job.escape;

/** Escapes a text for the content of an element and for an attribute in double quotes. */
public final class HtmlText {
    private HtmlText() {}

    public static String of(String text) {
        return Unprintable.replaced(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
