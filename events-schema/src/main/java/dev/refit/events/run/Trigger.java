package dev.refit.events.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.refit.events.checks.Checks;

/**
 * Why a run was requested.
 *
 * @param key distinguishes this request from others for the same definition and inputs: {@code arrival} for arrivals, so
 *     that the same inputs are one run however often they are announced; a unique text for a run by hand
 */
public record Trigger(Kind kind, String key) {
    public enum Kind {
        @JsonProperty("arrival")
        ARRIVAL,
        @JsonProperty("manual")
        MANUAL
    }

    public Trigger {
        Checks.present("kind", kind);
        Checks.text("key", key);
    }

    public static Trigger arrival() {
        return new Trigger(Kind.ARRIVAL, "arrival");
    }
}
