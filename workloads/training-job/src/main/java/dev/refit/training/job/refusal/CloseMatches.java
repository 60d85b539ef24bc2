package dev.refit.training.job.refusal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What somebody who mistyped a name may have meant. */
public final class CloseMatches {
    private static final int MOST = 3;

    private CloseMatches() {}

    /** Such as {@code " (did you mean max_depth?)"}, or nothing when no name is close. */
    public static String hint(String typed, Collection<String> names) {
        List<String> close = of(typed, names);
        return close.isEmpty() ? "" : " (did you mean " + String.join(", ", close) + "?)";
    }

    /** The closest names, closest first. */
    public static List<String> of(String typed, Collection<String> names) {
        String wanted = normal(typed);
        int tolerance = Math.max(1, wanted.length() / 3);
        return names.stream()
                .filter(name -> distance(wanted, normal(name)) <= tolerance || related(wanted, normal(name)))
                .sorted(Comparator.<String>comparingInt(name -> distance(wanted, normal(name)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    private static boolean related(String a, String b) {
        return Math.min(a.length(), b.length()) >= 4 && (a.contains(b) || b.contains(a));
    }

    private static String normal(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** Levenshtein's. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replace, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
