package dev.refit.events.definition.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * The rounds of successive halving: the last one has all of the resource, each one before a share of what the next has, and
 * never less than the least. There are as many rounds as that leaves room for, and no more than it takes to come to one
 * trial.
 */
public final class HalvingRounds {
    /**
     * A round.
     *
     * @param size how many trials it has if none fails
     * @param amount of the resource for each of them
     */
    public record Round(int size, Object amount) {}

    private HalvingRounds() {}

    /**
     * The rounds, in order.
     *
     * @param first the trials of the first round, at least 1
     * @param eta one of so many goes on, at least 2
     * @param whole whether the resource is counted in whole numbers
     */
    public static List<Round> of(int first, int eta, ValueRange resource, boolean whole) {
        int count = 1;
        double least = resource.max() / eta;
        for (int size = first; size > 1 && least * (1 + 1e-9) >= resource.min(); size = survivors(size, eta)) {
            count++;
            least /= eta;
        }
        List<Round> rounds = new ArrayList<>();
        int size = first;
        for (int round = 0; round < count; round++) {
            double amount = resource.max() / Math.pow(eta, count - 1.0 - round);
            rounds.add(new Round(size, resource.atMost(amount, whole)));
            size = survivors(size, eta);
        }
        return rounds;
    }

    /** How many trials all rounds have together if none fails. */
    public static int trials(List<Round> rounds) {
        return rounds.stream().mapToInt(Round::size).sum();
    }

    private static int survivors(int size, int eta) {
        return (size + eta - 1) / eta;
    }
}
