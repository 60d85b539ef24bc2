package dev.refit.ingest.notification;

import dev.refit.events.CloudEvents;
import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.events.checks.Digests;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.KafkaMessageFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An event as it is posted: a CloudEvent in structured mode, so that its signature covers all of it.
 *
 * @param id the same for every attempt, every sink, and the same event published again
 */
record Notification(String id, byte[] body) {
    static final String CONTENT_TYPE = JsonFormat.CONTENT_TYPE;

    private static final int ID_DIGITS = 32;

    /** @throws UnreadableException when the record is no event of Refit's */
    static Notification of(ConsumerRecord<String, byte[]> record) {
        CloudEvents.decode(record);
        CloudEvent event = KafkaMessageFactory.createReader(record).toEvent();
        String id = Digests.sha256(event.getSource() + " " + event.getId()).substring(0, ID_DIGITS);
        return new Notification("evt_" + id, new JsonFormat().serialize(event));
    }
}
