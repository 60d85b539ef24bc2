package dev.refit.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.events.checks.Checks;
import dev.refit.events.checks.Digests;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Events as CloudEvents 1.0 in Kafka's binary mode (CloudEvents Kafka Protocol Binding 1.0.2), with W3C trace context in
 * the plain {@code traceparent} header. Stateless.
 */
public final class CloudEvents {
    private static final String TRACEPARENT = "traceparent";

    private CloudEvents() {}

    /**
     * The record to send. Equal arguments give equal bytes, headers included.
     *
     * @param source the publisher, such as {@code ingest}; it becomes {@code /refit/ingest}
     * @param time when what the event reports happened
     */
    public static ProducerRecord<String, byte[]> encode(RefitEvent event, String source, Instant time) {
        EventType type = EventType.of(event);
        byte[] payload = RefitJson.bytes(event);
        if (payload.length > Topics.MAX_PAYLOAD) {
            throw Checks.invalid(
                    type.key(), payload.length + " bytes", "a payload of at most " + Topics.MAX_PAYLOAD + " bytes");
        }
        CloudEvent cloudEvent = CloudEventBuilder.v1()
                .withId(event.id())
                .withSource(URI.create("/refit/" + source))
                .withType(type.cloudEventType())
                .withSubject(event.subject())
                .withTime(time.atOffset(ZoneOffset.UTC))
                .withDataContentType("application/json")
                .withData(payload)
                .build();
        ProducerRecord<String, byte[]> record = KafkaMessageFactory.<String>createWriter(type.topic(), event.subject())
                .writeBinary(cloudEvent);
        record.headers().add(TRACEPARENT, traceparent(event).getBytes(StandardCharsets.US_ASCII));
        return record;
    }

    /**
     * When what an event reports happened: one that is sent again has the time of the first.
     *
     * @param headers of its record
     * @param timestamp of its record in milliseconds since 1970, which counts when the headers hold no time
     */
    public static Instant time(Headers headers, long timestamp) {
        Header time = headers.lastHeader("ce_time");
        try {
            if (time != null && time.value() != null) {
                return OffsetDateTime.parse(new String(time.value(), StandardCharsets.UTF_8))
                        .toInstant();
            }
        } catch (DateTimeParseException e) {
            // Then it is no time.
        }
        return Instant.ofEpochMilli(timestamp);
    }

    /**
     * Reads a record of an event topic.
     *
     * @throws UnreadableException when it is no CloudEvent, of no known type, or its payload is not valid for its type
     */
    public static RefitEvent decode(ConsumerRecord<?, byte[]> record) {
        CloudEvent cloudEvent;
        try {
            cloudEvent = KafkaMessageFactory.createReader(record).toEvent();
        } catch (RuntimeException e) {
            // The SDK's exceptions have no common type, and an unexpected exception stops a whole topic.
            throw new UnreadableException("not a CloudEvent: " + reason(e), e);
        }
        EventType type = EventType.ofCloudEventType(cloudEvent.getType())
                .orElseThrow(() -> new UnreadableException(
                        "type: got " + cloudEvent.getType() + ", expected one of Refit's event types", null));
        if (cloudEvent.getData() == null) {
            throw new UnreadableException(type.key() + ": got no payload, expected JSON", null);
        }
        byte[] payload = cloudEvent.getData().toBytes();
        if (payload.length > Topics.MAX_PAYLOAD) {
            throw new UnreadableException(
                    type.key() + ": got " + payload.length + " bytes, expected at most " + Topics.MAX_PAYLOAD, null);
        }
        return RefitJson.read(payload, type.payload());
    }

    /** The root cause's message: one line, without the names of Java's classes. */
    public static String reason(RuntimeException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root instanceof JsonProcessingException json ? json.getOriginalMessage() : root.getMessage();
        return message == null ? "it is malformed" : message.lines().findFirst().orElse("it is malformed");
    }

    /** One trace for each subject: all events of a run belong to one trace, although no context is passed on. */
    private static String traceparent(RefitEvent event) {
        String trace = Digests.sha256(event.subject()).substring(0, 32);
        String span = Digests.sha256(event.id()).substring(0, 16);
        return "00-" + trace + "-" + span + "-01";
    }
}
