package dev.refit.events.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.refit.events.checks.Checks;
import dev.refit.events.checks.Excerpt;

/**
 * Why a run was requested.
 *
 * @param key distinguishes this request from others for the same definition and inputs: {@code arrival} for arrivals, so
 *     that the same inputs are one run however often they are announced; a unique text for a run by hand; the instant of
 *     a slot; the digest of a changed definition
 * @param cause what of the definition's rules asked for it, or a back-fill; null for a single run by hand, and of an earlier
 *     release
 * @param because the reason in words, for people; null when there is none on record
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Trigger(Kind kind, String key, Cause cause, String because) {
    public enum Kind {
        /** The rules of the definition. */
        @JsonProperty("arrival")
        ARRIVAL,
        @JsonProperty("manual")
        MANUAL
    }

    /** The rule that asked for a run. */
    public enum Cause {
        /** Data has arrived. */
        @JsonProperty("arrival")
        ARRIVAL,
        /** A slot of the schedule has come. */
        @JsonProperty("schedule")
        SCHEDULE,
        /** The definition was changed. */
        @JsonProperty("change")
        CHANGE,
        /** Somebody asked for runs of many partitions. */
        @JsonProperty("backfill")
        BACKFILL
    }

    public Trigger {
        Checks.present("kind", kind);
        Checks.text("key", key);
        because = because == null ? null : Excerpt.of(because, Excerpt.MESSAGE);
    }

    /** Without a reason on record. */
    public Trigger(Kind kind, String key) {
        this(kind, key, null, null);
    }

    public static Trigger arrival() {
        return new Trigger(Kind.ARRIVAL, "arrival");
    }

    /** Arrivals, for this reason. */
    public static Trigger arrival(String because) {
        return new Trigger(Kind.ARRIVAL, "arrival", Cause.ARRIVAL, because);
    }
}
