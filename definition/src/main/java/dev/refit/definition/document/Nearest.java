package dev.refit.definition.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody who mistyped a word probably meant. */
public final class Nearest {
    private Nearest() {}

    /** The hint to append to a message: {@code (did you mean auc?)} with a space before it, or nothing. */
    public static String hint(String typed, Collection<String> words) {
        return of(typed, words).map(word -> " (did you mean " + word + "?)").orElse("");
    }

    public static Optional<String> of(String typed, Collection<String> words) {
        String lower = typed.toLowerCase(Locale.ROOT);
        int tolerated = Math.max(1, Math.min(typed.length(), 30) / 3);
        return words.stream()
                .filter(word -> !word.equals(typed) && Math.abs(word.length() - lower.length()) <= tolerated)
                .filter(word -> distance(lower, word.toLowerCase(Locale.ROOT)) <= tolerated)
                .min(Comparator.comparingInt(word -> distance(lower, word.toLowerCase(Locale.ROOT))));
    }

    /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : cheapest(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int cheapest(int[][] d, String a, String b, int i, int j) {
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int cheapest = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(cheapest, d[i - 2][j - 2] + 1) : cheapest;
    }
}
