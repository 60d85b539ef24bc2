package dev.refit.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.refit.events.checks.Checks;
import dev.refit.events.checks.Excerpt;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.definition.trigger.TriggerSpan;
import java.time.Instant;

/** What the triggers have to say of a refit besides the runs that they request. */
public sealed interface TriggerEvent extends RefitEvent
        permits TriggerEvent.RunHeldBack, TriggerEvent.RefitOverdue, BackfillEvent.BackfillEnded {

    /** The refit's name. */
    String refit();

    @Override
    @JsonIgnore
    default String subject() {
        return refit();
    }

    /**
     * A run that somebody might expect is not requested, or not yet.
     *
     * @param partition the partition that the run would be for; null when there is none
     * @param occasion what the run would have begun by: {@code <dataset>/<partition>/<sequence>} of a version, or {@code
     *     slot/<instant>} of a schedule
     * @param message what was found and what was expected, for people
     * @param until when it is decided again; null when that does not depend on the time
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RunHeldBack(String refit, String partition, Reason reason, String occasion, String message, Instant until)
            implements TriggerEvent {

        /** Why the run is not requested. */
        public enum Reason {
            /** The partition's name is no period of the definition. */
            @JsonProperty("no-period")
            NO_PERIOD,
            /** The period has not begun yet. */
            @JsonProperty("future")
            FUTURE,
            /** The time that the partition is waited for is over, and it lacks something. */
            @JsonProperty("incomplete")
            INCOMPLETE,
            /** The partition was given up before this arrived. */
            @JsonProperty("late")
            LATE,
            /** The definition ignores corrections. */
            @JsonProperty("correction")
            CORRECTION,
            /** Another run is under way, and the definition forbids a second one. */
            @JsonProperty("forbidden")
            FORBIDDEN,
            /** Another run is under way, and this one begins after it. */
            @JsonProperty("queued")
            QUEUED,
            /** A later one took its place before it began. */
            @JsonProperty("replaced")
            REPLACED,
            /** The slot passed while nobody looked, or its deadline did. */
            @JsonProperty("missed")
            MISSED,
            /** The slot has come and no partition is complete. */
            @JsonProperty("no-data")
            NO_DATA,
            /** The definition is suspended. */
            @JsonProperty("suspended")
            SUSPENDED
        }

        public RunHeldBack {
            Checks.name("refit", refit, RefitDefinition.MAX_NAME);
            if (partition != null) {
                Checks.partition("partition", partition);
            }
            Checks.present("reason", reason);
            Checks.text("occasion", occasion);
            message = Excerpt.of(Checks.text("message", message), Excerpt.MESSAGE);
        }

        @Override
        @JsonIgnore
        public String id() {
            return refit + "/" + partition + "/" + occasion + "/" + reason + "/" + type().key();
        }
    }

    /**
     * No model of the refit was promoted for longer than its definition allows. Said once until the next one is.
     *
     * @param freshWithin what the definition allows, such as {@code 40d}
     * @param since when the newest model was promoted, or the definition applied when there is none
     */
    record RefitOverdue(String refit, String freshWithin, Instant since) implements TriggerEvent {
        public RefitOverdue {
            Checks.name("refit", refit, RefitDefinition.MAX_NAME);
            Checks.text("freshWithin", freshWithin);
            TriggerSpan.check("freshWithin", freshWithin);
            Checks.present("since", since);
        }

        @Override
        @JsonIgnore
        public String id() {
            return refit + "/" + since + "/" + freshWithin + "/" + type().key();
        }
    }
}
