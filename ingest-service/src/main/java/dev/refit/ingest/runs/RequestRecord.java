package dev.refit.ingest.runs;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.refit.events.EventType;
import dev.refit.events.RefitEvent;
import dev.refit.events.RunEvent.StageTrigger;
import dev.refit.events.checks.Checks;
import java.time.Instant;

/**
 * The durable record of the event with which a generation of a run began, and by that of who asked for it. It is written
 * once Kafka has the event.
 *
 * @param event model.uploaded, or the event that a retry has published again
 */
record RequestRecord(
        Instant time,
        @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXTERNAL_PROPERTY, property = "type")
                RefitEvent event) {
    RequestRecord {
        Checks.present("time", time);
        Checks.present("event", event);
    }

    static RequestRecord of(StageTrigger trigger, Instant time) {
        return new RequestRecord(time, trigger);
    }

    /** The key of the event's type; in JSON a member beside the event. */
    public String type() {
        return EventType.of(event).key();
    }
}
