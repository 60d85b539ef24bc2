package dev.refit.cli.kafka;

import dev.refit.cli.runs.Said;
import dev.refit.events.CloudEvents;
import dev.refit.events.EventType;
import dev.refit.events.RefitEvent;
import dev.refit.events.RefitJson.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads events; what is none is passed over, as the services hold it in their dead letters. */
public final class EventReader implements AutoCloseable {
    private final TopicReader topics;

    public EventReader(String bootstrapServers, Collection<EventType> types) {
        this.topics = new TopicReader(
                bootstrapServers, types.stream().map(EventType::topic).toList());
    }

    /** Every event there is now. */
    public void readToEnd(Consumer<Said> reader) {
        topics.readToEnd(record -> said(record).ifPresent(reader));
    }

    /** What comes within the time. */
    public void poll(Duration timeout, Consumer<Said> reader) {
        topics.poll(timeout, record -> said(record).ifPresent(reader));
    }

    @Override
    public void close() {
        topics.close();
    }

    private static Optional<Said> said(ConsumerRecord<String, byte[]> record) {
        try {
            RefitEvent event = CloudEvents.decode(record);
            return Optional.of(new Said(event, time(record)));
        } catch (UnreadableException e) {
            return Optional.empty();
        }
    }

    private static Instant time(ConsumerRecord<String, byte[]> record) {
        Header time = record.headers().lastHeader("ce_time");
        try {
            if (time != null) {
                return OffsetDateTime.parse(new String(time.value(), StandardCharsets.UTF_8))
                        .toInstant();
            }
        } catch (DateTimeParseException e) {
            // Then the broker's own time must do.
        }
        return Instant.ofEpochMilli(record.timestamp());
    }
}
