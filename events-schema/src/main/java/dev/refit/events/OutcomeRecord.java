package dev.refit.events;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/**
 * The durable truth of how a stage of a run ended: written once, the first writer wins. It holds the event that says so
 * to the world, so that the event can be sent again, equal in every byte.
 *
 * @param time when the stage ended; the event's {@code time}
 * @param event one of model.*, data.ready, features.built, stage.failed, stage.cancelled
 */
public record OutcomeRecord(
        Instant time,
        String type,
        @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXTERNAL_PROPERTY, property = "type")
                RefitEvent event) {
    public OutcomeRecord {
        Checks.present("time", time);
        Checks.present("event", event);
        type = EventType.of(event).key();
    }

    public OutcomeRecord(Instant time, RefitEvent event) {
        this(time, null, event);
    }
}
