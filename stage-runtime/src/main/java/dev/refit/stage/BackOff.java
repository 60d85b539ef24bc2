package dev.refit.stage;

import java.time.Duration;

/** How long to wait before the next attempt: each time twice as long, but nobody waits for days. */
final class BackOff {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MAX_DOUBLINGS = 30;

    private BackOff() {}

    /**
     * @param first the wait after one failed attempt; one that is longer than an hour stays as it is
     * @param failed how many have failed, at least one
     */
    static Duration wait(Duration first, int failed) {
        if (first.compareTo(LONGEST) >= 0) {
            return first;
        }
        Duration doubled = first.multipliedBy(1L << Math.min(MAX_DOUBLINGS, failed - 1));
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
}
