package dev.refit.ingest.notification;

import dev.refit.events.EventType;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * An address that events are posted to. Its URL may hold a secret, so it is named by its name alone.
 *
 * @param timeout the time that it has to answer
 * @param backOff the wait before the second attempt
 * @param patience how long after an event it is tried to deliver it
 */
record Sink(
        String name,
        URI url,
        Set<EventType> events,
        WebhookSignature signature,
        Duration timeout,
        Duration backOff,
        Duration longestWait,
        Duration patience) {

    /** The consumer group whose offsets say what this sink has been told. */
    String group() {
        return "ingest-notifications-" + name;
    }
}
