package dev.refit.champion.repository;

import java.time.Duration;

/**
 * What a repository may take.
 *
 * @param silence how long it may send nothing
 * @param file how long one file may take
 * @param jarBytes how large a jar may be
 */
public record ReadingLimits(Duration silence, Duration file, long jarBytes) {
    private static final Duration LONGEST = Duration.ofDays(1);

    public static final ReadingLimits DEFAULTS =
            new ReadingLimits(Duration.ofSeconds(10), Duration.ofMinutes(10), 1L << 30);

    public ReadingLimits {
        check("silence", silence);
        check("file", file);
        if (jarBytes < 1) {
            throw new IllegalArgumentException("maxJarBytes: got " + jarBytes + ", expected at least 1");
        }
    }

    private static void check(String name, Duration limit) {
        if (limit.toMillis() < 1 || limit.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + ": got " + limit + ", expected 1 ms to " + LONGEST);
        }
    }
}
