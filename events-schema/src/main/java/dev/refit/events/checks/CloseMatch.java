package dev.refit.events.checks;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * The name that somebody who mistyped one probably meant. Case and punctuation do not count, and swapped neighbours count
 * once, which the distances of commons-text do not offer.
 */
public final class CloseMatch {
    private static final int LONGEST = 90;
    private static final int SHORTEST_PART = 4;

    private CloseMatch() {}

    /** The hint to append to a message: {@code (did you mean auc?)} with a space before it, or nothing. */
    public static String hint(String typed, Collection<String> names) {
        return of(typed, names).map(name -> " (did you mean " + name + "?)").orElse("");
    }

    /** The closest of the names that differ in a third of the letters at most, or that contain the typed one or are contained in it. */
    public static Optional<String> of(String typed, Collection<String> names) {
        String wanted = normal(typed);
        if (wanted.isEmpty() || wanted.length() > LONGEST) {
            return Optional.empty();
        }
        return names.stream()
                .filter(name -> !name.equals(typed) && isClose(wanted, normal(name)))
                .min(Comparator.<String>comparingInt(name -> distance(wanted, normal(name)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean isClose(String a, String b) {
        int tolerated = Math.max(1, a.length() / 3);
        if (Math.min(a.length(), b.length()) >= SHORTEST_PART && (a.contains(b) || b.contains(a))) {
            return true;
        }
        // Something of it has to be the same: of one letter, any other one is as close.
        int most = Math.min(tolerated, Math.max(a.length(), b.length()) - 1);
        return Math.abs(a.length() - b.length()) <= most && distance(a, b) <= most;
    }

    private static String normal(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
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
