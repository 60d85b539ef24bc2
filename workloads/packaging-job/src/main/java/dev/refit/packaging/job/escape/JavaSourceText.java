package dev.refit.packaging.job.escape;

/**
 * Escapes what a whole source file must not contain: marks that show an editor another order than the compiler reads, and
 * halves of a pair, which no encoding can write. The compiler reads the same characters.
 */
public final class JavaSourceText {
    private JavaSourceText() {}

    public static String of(String source) {
        StringBuilder escaped = new StringBuilder(source.length());
        source.codePoints().forEach(c -> {
            boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            if (half || Unprintable.ordersText(c)) {
                escaped.append("\\u").append(Integer.toHexString(0x10000 | c).substring(1));
            } else {
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }
}
