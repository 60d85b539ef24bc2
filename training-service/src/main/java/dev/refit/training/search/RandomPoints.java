package dev.refit.training.search;

import dev.refit.events.checks.Digests;
import dev.refit.events.definition.engine.TrialSearch;
import dev.refit.events.definition.engine.TrialSpace;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Combinations that are drawn at random: of equal seeds and spaces the same, on every machine and in every version of Java,
 * whose {@link Random} is one by specification.
 */
final class RandomPoints {
    /** So many draws may repeat others, as on a log scale; the rest is then taken in order. */
    private static final int MOST_DRAWS = 10_000;

    private RandomPoints() {}

    /**
     * As many combinations as the search asks for, none of them twice; fewer if there are no more.
     *
     * @param run stands for the seed where there is none
     */
    static List<Map<String, Object>> draw(TrialSpace space, TrialSearch search, String run) {
        String seed = search.seed() == null ? "run " + run : "seed " + search.seed();
        Random random = new Random(Long.parseUnsignedLong(Digests.sha256(seed).substring(0, 16), 16));
        Set<Map<String, Object>> points = new LinkedHashSet<>();
        for (int i = 0; i < MOST_DRAWS && points.size() < search.max(); i++) {
            points.add(space.at(name -> random.nextDouble()));
        }
        if (space.size() < Long.MAX_VALUE) {
            for (long i = 0; i < space.size() && points.size() < search.max(); i++) {
                points.add(space.nth(i));
            }
        }
        return List.copyOf(points);
    }
}
