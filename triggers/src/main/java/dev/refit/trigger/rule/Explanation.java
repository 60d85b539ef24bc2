package dev.refit.trigger.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.refit.events.checks.Checks;
import java.time.Instant;
import java.util.List;

/**
 * Why a refit runs, or does not: what one rule says, and what it rests on.
 *
 * @param status whether the rule lets a run begin
 * @param text what was found, for people
 * @param since when it began to be so; null when that is not known
 * @param until when it is decided again; null when that does not depend on the time
 * @param advice what a person can do about it; null when there is nothing to do
 * @param parts what it rests on
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Explanation(
        Status status, String text, Instant since, Instant until, String advice, List<Explanation> parts) {

    /** Whether a rule lets a run begin. */
    public enum Status {
        /** It does. */
        @JsonProperty("met")
        MET,
        /** Not yet: something has to happen, or time to pass. */
        @JsonProperty("waiting")
        WAITING,
        /** It does not, until somebody changes something. */
        @JsonProperty("blocked")
        BLOCKED
    }

    public Explanation {
        Checks.present("status", status);
        Checks.text("text", text);
        parts = Checks.copy("parts", parts);
    }

    static Explanation met(String text) {
        return new Explanation(Status.MET, text, null, null, null, List.of());
    }

    static Explanation waiting(String text) {
        return new Explanation(Status.WAITING, text, null, null, null, List.of());
    }

    static Explanation blocked(String text, String advice) {
        return new Explanation(Status.BLOCKED, text, null, null, advice, List.of());
    }

    Explanation since(Instant time) {
        return new Explanation(status, text, time, until, advice, parts);
    }

    Explanation until(Instant time) {
        return new Explanation(status, text, since, time, advice, parts);
    }

    Explanation advising(String what) {
        return new Explanation(status, text, since, until, what, parts);
    }

    Explanation with(List<Explanation> others) {
        return new Explanation(status, text, since, until, advice, others);
    }
}
