package dev.refit.events.definition;

import dev.refit.events.checks.Checks;
import java.time.Duration;

/**
 * What a definition says of the attempts of a stage. Each is null where it says nothing: then the operator's setting
 * holds, and the definition is the one it was before it could be said.
 */
public sealed interface AttemptSpec permits DataSpec, TransformSpec, TrainingSpec, PackagingSpec {
    int MAX_ATTEMPTS = 10;

    /** How many attempts each workload of the stage has when the platform fails it; 1 to {@link #MAX_ATTEMPTS}. */
    Integer attempts();

    /** How long to wait before the second attempt, such as {@code 30s}; 1ms to 1h. */
    String backoff();

    /** After which an attempt has failed, such as {@code 2h}; 1s to 7d. */
    String timeout();

    default int attempts(int operators) {
        return attempts() == null ? operators : attempts();
    }

    default Duration backoff(Duration operators) {
        return TimeSpan.of(backoff()).orElse(operators);
    }

    default Duration timeout(Duration operators) {
        return TimeSpan.of(timeout()).orElse(operators);
    }

    /** Whether a definition may say so of {@link #backoff()}. */
    static boolean isBackoff(String text) {
        return TimeSpan.of(text)
                .filter(span -> span.compareTo(Duration.ofHours(1)) <= 0)
                .isPresent();
    }

    /** Whether a definition may say so of {@link #timeout()}. */
    static boolean isTimeout(String text) {
        return TimeSpan.of(text)
                .filter(span -> span.compareTo(Duration.ofSeconds(1)) >= 0 && span.compareTo(Duration.ofDays(7)) <= 0)
                .isPresent();
    }

    /** @throws IllegalArgumentException when one is there and cannot be */
    static void check(Integer attempts, String backoff, String timeout) {
        if (attempts != null && (attempts < 1 || attempts > MAX_ATTEMPTS)) {
            throw Checks.invalid("attempts", attempts, "1 to " + MAX_ATTEMPTS);
        }
        if (backoff != null && !isBackoff(backoff)) {
            throw Checks.invalid("backoff", backoff, "1ms to 1h, such as 500ms, 30s or 10m");
        }
        if (timeout != null && !isTimeout(timeout)) {
            throw Checks.invalid("timeout", timeout, "1s to 7d, such as 30s, 10m or 2h");
        }
    }
}
