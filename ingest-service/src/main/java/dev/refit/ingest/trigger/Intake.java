package dev.refit.ingest.trigger;

import dev.refit.events.DataArrived;
import dev.refit.events.RefitEvent;
import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.events.RefitJson;
import dev.refit.events.Topics;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.stage.publish.DeadLetterHeaders;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Reads arrivals and definitions; what cannot be read goes to the dead letters with its reason, byte for byte. */
final class Intake extends ContextualProcessor<String, byte[], String, byte[]> {
    /** The name of the processor that what was read goes on to. */
    static final String READABLE = "readable";

    /** The name of the sink that the rest goes to. */
    static final String DEAD_LETTERS = "dead-letters";

    private static final String ONE_KEY = "triggers";

    @Override
    public void process(Record<String, byte[]> record) {
        RecordMetadata from = context().recordMetadata().orElseThrow();
        try {
            TriggerInput input = from.topic().equals(Topics.DEFINITIONS) ? definition(record) : arrival(record, from);
            context()
                    .forward(
                            record.withKey(ONE_KEY)
                                    .withValue(RefitJson.bytes(input))
                                    .withHeaders(new RecordHeaders()),
                            READABLE);
        } catch (UnreadableException e) {
            context()
                    .forward(
                            record.withHeaders(DeadLetterHeaders.of(
                                    record.headers(),
                                    e.getMessage(),
                                    "ingest",
                                    from.topic(),
                                    from.partition(),
                                    from.offset(),
                                    Instant.ofEpochMilli(context().currentSystemTimeMs()))),
                            DEAD_LETTERS);
        }
    }

    private static TriggerInput definition(Record<String, byte[]> record) {
        if (record.key() == null) {
            throw new UnreadableException("key: got none, expected the definition's name", null);
        }
        DefinitionRecord definition =
                record.value() == null ? null : RefitJson.read(record.value(), DefinitionRecord.class);
        if (definition != null && !definition.definition().spec().name().equals(record.key())) {
            throw new UnreadableException("key: got " + record.key() + ", expected the definition's name", null);
        }
        return TriggerInput.of(record.key(), definition);
    }

    private static TriggerInput arrival(Record<String, byte[]> record, RecordMetadata from) {
        RefitEvent event = StreamedEvent.decode(record, from);
        if (event instanceof DataArrived arrived) {
            return TriggerInput.of(arrived);
        }
        throw new UnreadableException(
                "type: got " + event.getClass().getSimpleName() + ", expected data.arrived", null);
    }
}
