package dev.refit.training.job.refusal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Names in an error message: the first few, and how many more. */
public final class Shortlist {
    private static final int MOST = 20;

    private Shortlist() {}

    public static String of(Collection<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        List<String> all = new ArrayList<>(names);
        String first = String.join(", ", all.subList(0, Math.min(MOST, all.size())));
        return all.size() <= MOST ? first : first + " and " + (all.size() - MOST) + " more";
    }
}
