package dev.refit.trigger.topology;

import dev.refit.events.DeadLetterRecord;
import java.time.Clock;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Makes the record that puts something aside with the reason. */
final class DeadLetter {
    /** Name of the sink that dead letters go to. */
    static final String SINK = "dead-letters";

    private DeadLetter() {}

    /** @param record what is put aside; its headers are kept */
    static Record<String, byte[]> of(Record<String, byte[]> record, RecordMetadata from, String reason, Clock clock) {
        DeadLetterRecord letter = DeadLetterRecord.of(
                record.key(),
                record.value(),
                record.headers(),
                reason,
                "ingest",
                from.topic(),
                from.partition(),
                from.offset(),
                clock.instant());
        return new Record<>(letter.key(), letter.value(), record.timestamp(), letter.headers());
    }
}
