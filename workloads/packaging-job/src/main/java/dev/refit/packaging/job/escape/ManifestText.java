package dev.refit.packaging.job.escape;

/** Makes the value of an attribute in a manifest, which is one line. */
public final class ManifestText {
    private ManifestText() {}

    public static String of(String text) {
        return Unprintable.replaced(text.replaceAll("\\s", " "));
    }
}
