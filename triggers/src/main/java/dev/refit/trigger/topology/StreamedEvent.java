package dev.refit.trigger.topology;

import dev.refit.events.CloudEvents;
import dev.refit.events.RefitEvent;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Decodes an event from the record and the metadata that Kafka Streams hands to a processor. */
public final class StreamedEvent {
    private StreamedEvent() {}

    /** @throws dev.refit.events.RefitJson.UnreadableException when the record is no event */
    public static RefitEvent decode(Record<String, byte[]> record, RecordMetadata from) {
        return CloudEvents.decode(new ConsumerRecord<>(
                from.topic(),
                from.partition(),
                from.offset(),
                record.timestamp(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty()));
    }
}
