package dev.refit.events.definition;

import dev.refit.events.checks.Checks;
import dev.refit.events.checks.TimeSpan;
import java.time.Duration;

/**
 * The attempts of a stage in a definition. A member is null if the definition does not set it: then the operator's setting
 * applies.
 */
public sealed interface AttemptSpec permits DataSpec, TransformSpec, TrainingSpec, PackagingSpec {
    int MAX_ATTEMPTS = 10;

    /** How many attempts each workload of the stage has when the platform fails it; 1 to {@link #MAX_ATTEMPTS}. */
    Integer attempts();

    /** How long to wait before the second attempt, such as {@code 30s}; 1ms to 1h. */
    String backoff();

    /** How long an attempt may take, such as {@code 2h}; 1s to 7d. A longer one has failed. */
    String timeout();

    /** The definition's number of attempts, or the operator's default. */
    default int attemptsOr(int operatorDefault) {
        return attempts() == null ? operatorDefault : attempts();
    }

    /** The definition's wait before the second attempt, or the operator's default. */
    default Duration backoffOr(Duration operatorDefault) {
        return TimeSpan.of(backoff()).orElse(operatorDefault);
    }

    /** The definition's timeout of an attempt, or the operator's default. */
    default Duration timeoutOr(Duration operatorDefault) {
        return TimeSpan.of(timeout()).orElse(operatorDefault);
    }

    /** Whether the text is a valid value of {@link #backoff()}. */
    static boolean isBackoff(String text) {
        return TimeSpan.of(text)
                .filter(span -> span.compareTo(Duration.ofHours(1)) <= 0)
                .isPresent();
    }

    /** Whether the text is a valid value of {@link #timeout()}. */
    static boolean isTimeout(String text) {
        return TimeSpan.of(text)
                .filter(span -> span.compareTo(Duration.ofSeconds(1)) >= 0 && span.compareTo(Duration.ofDays(7)) <= 0)
                .isPresent();
    }

    /** @throws IllegalArgumentException if a member is set and not valid */
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
