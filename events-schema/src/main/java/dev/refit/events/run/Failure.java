package dev.refit.events.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.refit.events.checks.Checks;
import dev.refit.events.checks.Excerpt;
import java.util.List;

/**
 * Why an attempt, or a stage for good, failed: what happened, whose fault it is, and what to do next.
 *
 * @param code a stable word for machines, kebab-case, such as {@code out-of-memory}
 * @param message what happened, in one or two sentences that name file, field and value; cut when long, the code when
 *     there is none
 * @param hint what to do next; cut when long, empty when there is nothing to do
 * @param log the last lines of the workload's log, oldest first, at most 50, cut when long; empty when there is none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Failure(Fault fault, String code, String message, String hint, List<String> log) {
    private static final int MAX_LINES = 50;

    /** Whose fault it is, which decides whether another attempt makes sense. */
    public enum Fault {
        /** The definition, its SQL or its jar: the same attempt would fail again. */
        @JsonProperty("user-code")
        USER_CODE,
        /** The data that arrived: the same attempt would fail again. */
        @JsonProperty("data")
        DATA,
        /** The machine, the cluster or Refit itself: another attempt may succeed. */
        @JsonProperty("platform")
        PLATFORM
    }

    public Failure {
        Checks.present("fault", fault);
        Checks.text("code", code);
        // Cut texts that are too long instead of refusing them: an exception here would hide the failure itself.
        message = message == null || message.isBlank() ? code : Excerpt.of(message, Excerpt.MESSAGE);
        hint = Excerpt.of(hint, Excerpt.MESSAGE);
        List<String> lines = log == null ? List.of() : log;
        log = lines.subList(Math.max(0, lines.size() - MAX_LINES), lines.size()).stream()
                .map(line -> Excerpt.of(line, Excerpt.LINE))
                .toList();
    }

    public Failure(Fault fault, String code, String message, String hint) {
        this(fault, code, message, hint, List.of());
    }

    public Failure withLog(List<String> lines) {
        return new Failure(fault, code, message, hint, lines);
    }

    public boolean retryable() {
        return fault == Fault.PLATFORM;
    }
}
