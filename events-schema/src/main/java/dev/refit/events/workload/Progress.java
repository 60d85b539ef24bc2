package dev.refit.events.workload;

import dev.refit.events.RefitJson;
import dev.refit.events.checks.Excerpt;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How far a workload is, said as a line of its log that starts with {@value #PREFIX} and goes on as JSON.
 *
 * @param fraction 0 to 1
 */
public record Progress(double fraction, String message) {
    public static final String PREFIX = "@refit-progress ";

    public Progress {
        fraction = Double.isNaN(fraction) ? 0 : Math.min(1, Math.max(0, fraction));
        message = Excerpt.of(message, Excerpt.LINE);
    }

    public String toLine() {
        return PREFIX + RefitJson.write(this);
    }

    /** The progress a line of a log says; empty for any other line, also for one that is torn. */
    public static Optional<Progress> ofLine(String line) {
        if (!line.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            byte[] json = line.substring(PREFIX.length()).getBytes(StandardCharsets.UTF_8);
            return Optional.of(RefitJson.read(json, Progress.class));
        } catch (RefitJson.UnreadableException e) {
            return Optional.empty();
        }
    }
}
