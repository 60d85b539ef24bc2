package dev.refit.events.definition.trigger;

import dev.refit.events.checks.Checks;
import dev.refit.events.checks.TimeSpan;
import java.time.Duration;

/** Lengths of time that triggers wait: 1s to 366d. */
public final class TriggerSpan {
    public static final String EXPECTED = "1s to 366d, such as 30s, 6h or 2d";

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofDays(366);

    private TriggerSpan() {}

    /** Whether the text is such a time. */
    public static boolean isValid(String text) {
        return TimeSpan.of(text)
                .filter(span -> span.compareTo(LEAST) >= 0 && span.compareTo(MOST) <= 0)
                .isPresent();
    }

    /** @throws IllegalArgumentException when the text is given and no such time */
    public static void check(String field, String text) {
        if (text != null && !isValid(text)) {
            throw Checks.invalid(field, text, EXPECTED);
        }
    }
}
