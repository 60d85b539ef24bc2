package dev.refit.events.checks;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as definitions write them: a whole number and {@code ms}, {@code s}, {@code m}, {@code h} or {@code d}. */
public final class TimeSpan {
    private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,8})(ms|s|m|h|d)");

    private TimeSpan() {}

    /** Empty for what is none, null included. */
    public static Optional<Duration> of(String text) {
        Matcher matcher = SPAN.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                });
    }
}
