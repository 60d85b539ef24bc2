package dev.refit.run.topic;

import dev.refit.events.CloudEvents;
import dev.refit.events.EventType;
import dev.refit.events.RefitEvent;
import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.run.fold.TimedEvent;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads events from the beginning of their topics. Records that cannot be read are skipped: services keep them as dead letters. */
public final class EventReader implements AutoCloseable {
    private final TopicReader topics;

    /** @throws org.apache.kafka.common.KafkaException when the broker does not answer or lacks a topic */
    public EventReader(KafkaAccess kafka, Collection<EventType> types) {
        this.topics =
                new TopicReader(kafka, types.stream().map(EventType::topic).toList());
    }

    /** Passes on every event up to the current end of the topics. */
    public void readToEnd(Consumer<TimedEvent> reader) {
        topics.readToEnd(record -> timed(record).ifPresent(reader));
    }

    /** Passes on the events that arrive within the time. */
    public void poll(Duration timeout, Consumer<TimedEvent> reader) {
        topics.poll(timeout, record -> timed(record).ifPresent(reader));
    }

    @Override
    public void close() {
        topics.close();
    }

    private static Optional<TimedEvent> timed(ConsumerRecord<String, byte[]> record) {
        try {
            RefitEvent event = CloudEvents.decode(record);
            return Optional.of(new TimedEvent(event, CloudEvents.time(record.headers(), record.timestamp())));
        } catch (UnreadableException e) {
            return Optional.empty();
        }
    }
}
