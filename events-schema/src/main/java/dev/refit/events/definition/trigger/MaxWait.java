package dev.refit.events.definition.trigger;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.refit.events.checks.Checks;
import dev.refit.events.checks.TimeSpan;
import java.time.Duration;

/**
 * How long a partition is waited for after its first arrival, and what happens then if it still lacks something.
 *
 * @param span such as {@code 2d}
 * @param then what happens when the time is over
 */
public record MaxWait(@JsonProperty("for") String span, Then then) {

    /** What happens to a partition that still lacks something. */
    public enum Then {
        /** It runs without the optional datasets that it lacks. */
        @JsonProperty("run")
        RUN,
        /** It is given up; what arrives for it afterwards starts nothing. */
        @JsonProperty("fail")
        FAIL,
        /** It goes on waiting, and that is said. */
        @JsonProperty("wait")
        WAIT
    }

    public MaxWait {
        if (!TriggerSpan.isValid(span)) {
            throw Checks.invalid("for", span, TriggerSpan.EXPECTED);
        }
        then = then == null ? Then.RUN : then;
    }

    /** The time after the first arrival. */
    public Duration time() {
        return TimeSpan.of(span).orElseThrow();
    }
}
