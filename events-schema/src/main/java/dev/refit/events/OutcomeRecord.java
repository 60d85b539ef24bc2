package dev.refit.events;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.refit.events.checks.Checks;
import java.time.Instant;

/**
 * The durable record of how a stage of a run ended: written once, the first writer wins. It holds the event that announces
 * the end, so that the event can be sent again, equal in every byte.
 *
 * @param time when the stage ended; the event's {@code time}
 * @param event one of model.*, data.ready, features.built, stage.failed, stage.cancelled
 */
public record OutcomeRecord(
        Instant time,
        @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXTERNAL_PROPERTY, property = "type")
                RefitEvent event) {
    public OutcomeRecord {
        Checks.present("time", time);
        Checks.present("event", event);
    }

    /** The key of the event's type, such as {@code data.ready}; in JSON a member beside the event. */
    public String type() {
        return EventType.of(event).key();
    }
}
