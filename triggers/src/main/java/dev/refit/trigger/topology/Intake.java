package dev.refit.trigger.topology;

import dev.refit.events.DataArrived;
import dev.refit.events.RefitEvent;
import dev.refit.events.RefitJson;
import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.events.Topics;
import dev.refit.events.run.DefinitionRecord;
import java.time.Clock;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Reads arrivals and definitions; unreadable records go to the dead letters with the reason, byte for byte. */
final class Intake extends ContextualProcessor<String, byte[], String, byte[]> {
    /** Name of the processor that takes the readable inputs. */
    static final String READABLE = "readable";

    private static final String SINGLE_KEY = "triggers";

    private final Clock clock;

    Intake(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        RecordMetadata from = context().recordMetadata().orElseThrow();
        byte[] input;
        try {
            input = RefitJson.bytes(read(record, from).json());
        } catch (UnreadableException e) {
            context().forward(DeadLetter.of(record, from, e.getMessage(), clock), DeadLetter.SINK);
            return;
        }
        context().forward(record.withKey(SINGLE_KEY).withValue(input).withHeaders(new RecordHeaders()), READABLE);
    }

    private static TriggerInput read(Record<String, byte[]> record, RecordMetadata from) {
        return from.topic().equals(Topics.DEFINITIONS) ? definition(record) : arrival(record, from);
    }

    private static TriggerInput definition(Record<String, byte[]> record) {
        if (record.key() == null) {
            throw new UnreadableException("key: got none, expected the definition's name", null);
        }
        if (record.value() == null) {
            return new TriggerInput.DefinitionDeleted(record.key());
        }
        DefinitionRecord definition = RefitJson.read(record.value(), DefinitionRecord.class);
        if (!definition.definition().spec().name().equals(record.key())) {
            throw new UnreadableException("key: got " + record.key() + ", expected the definition's name", null);
        }
        return new TriggerInput.DefinitionApplied(record.key(), definition);
    }

    private static TriggerInput arrival(Record<String, byte[]> record, RecordMetadata from) {
        RefitEvent event = StreamedEvent.decode(record, from);
        if (event instanceof DataArrived arrived) {
            return new TriggerInput.Arrival(arrived);
        }
        throw new UnreadableException(
                "type: got " + event.getClass().getSimpleName() + ", expected data.arrived", null);
    }
}
