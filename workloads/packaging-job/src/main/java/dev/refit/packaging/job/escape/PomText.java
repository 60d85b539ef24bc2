package dev.refit.packaging.job.escape;

/** Makes a text of a POM that Maven reads as it is: nothing in it is a property, and XML can carry it. */
public final class PomText {
    private PomText() {}

    /** @param text is escaped for XML by who writes the POM */
    public static String of(String text) {
        return Unprintable.replaced(text).replace("${", "$ {");
    }
}
