package dev.refit.events;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * An event that travels on a topic of its own type. {@link EventType} is the catalogue of all types. The JSON of an event
 * does not name its type: the CloudEvent does, or whatever else holds the event.
 */
public sealed interface RefitEvent permits DataArrived, RunEvent, TriggerEvent, BackfillEvent {

    /** What the event is about, which is also its key in Kafka: the run, the dataset of an arrival, or a refit. */
    String subject();

    /**
     * The id of the event: derived from its content, never random, so that an event that is sent again has the same id.
     * Different events have different ids.
     */
    @JsonIgnore
    String id();

    /** The type of the event. */
    @JsonIgnore
    default EventType type() {
        return EventType.of(this);
    }
}
