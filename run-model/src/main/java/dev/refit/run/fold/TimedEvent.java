package dev.refit.run.fold;

import dev.refit.events.RefitEvent;
import java.time.Instant;

/**
 * An event and when what it reports happened.
 *
 * @param time the event's own time, which is the same however often the event is sent
 */
public record TimedEvent(RefitEvent event, Instant time) {}
