package dev.refit.stage;

import dev.refit.events.checks.Checks;
import java.time.Duration;

/**
 * How often a task is tried and how long to wait in between: each time twice as long, up to a limit.
 *
 * @param attempts at least one
 * @param firstWait the wait after the first failed attempt; one that is longer than the limit stays as it is
 * @param longestWait the limit
 */
public record RetryPolicy(int attempts, Duration firstWait, Duration longestWait) {
    private static final int MAX_DOUBLINGS = 30;

    public RetryPolicy {
        Checks.atLeast("attempts", attempts, 1);
        Checks.present("firstWait", firstWait);
        Checks.present("longestWait", longestWait);
    }

    /**
     * The wait before the next attempt.
     *
     * @param failed how many have failed, at least one
     */
    public Duration waitAfter(int failed) {
        if (firstWait.compareTo(longestWait) >= 0) {
            return firstWait;
        }
        Duration doubled = firstWait.multipliedBy(1L << Math.min(MAX_DOUBLINGS, failed - 1));
        return doubled.compareTo(longestWait) > 0 ? longestWait : doubled;
    }
}
