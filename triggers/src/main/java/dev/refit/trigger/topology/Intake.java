package dev.refit.trigger.topology;

import dev.refit.events.BackfillEvent;
import dev.refit.events.CloudEvents;
import dev.refit.events.DataArrived;
import dev.refit.events.RefitEvent;
import dev.refit.events.RefitJson;
import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.events.Topics;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.run.coordinates.CoordinatesTakenException;
import dev.refit.store.ArtifactStoreException;
import dev.refit.trigger.arrival.Admission;
import dev.refit.trigger.rule.Triggers;
import java.time.Clock;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads arrivals and definitions; unreadable records go to the dead letters with the reason, byte for byte. */
final class Intake extends ContextualProcessor<String, byte[], String, byte[]> {
    /** Name of the processor that takes the readable inputs. */
    static final String READABLE = "readable";

    /** The internal topic takes a record of 1 MiB; the form there is a little larger than a definition on its topic. */
    private static final int MAX_BYTES = 1024 * 1024 - 16 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final String SINGLE_KEY = "triggers";

    private final Admission admission;
    private final Clock clock;

    Intake(Admission admission, Clock clock) {
        this.admission = admission;
        this.clock = clock;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        RecordMetadata from = context().recordMetadata().orElseThrow();
        Isolation.run(
                () -> read(record, from).ifPresent(input -> context()
                        .forward(
                                record.withKey(SINGLE_KEY)
                                        .withValue(bounded(input))
                                        .withHeaders(new RecordHeaders()),
                                READABLE)),
                reason -> context().forward(DeadLetter.of(record, from, reason, clock), DeadLetter.SINK));
    }

    private static byte[] bounded(TriggerInput input) {
        byte[] json = RefitJson.bytes(input.json());
        if (json.length > MAX_BYTES) {
            throw new UnreadableException("got " + json.length + " bytes, expected at most " + MAX_BYTES, null);
        }
        return json;
    }

    private Optional<TriggerInput> read(Record<String, byte[]> record, RecordMetadata from) {
        return from.topic().equals(Topics.DEFINITIONS) ? Optional.of(definition(record)) : event(record, from);
    }

    private TriggerInput definition(Record<String, byte[]> record) {
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
        admission.require(definition.definition().spec());
        Triggers.require(definition.definition().spec());
        if (!definition.suspended()) {
            claimCoordinates(definition.definition().spec());
        }
        return new TriggerInput.DefinitionApplied(record.key(), definition);
    }

    /** Without an answer of the store the definition is taken: packaging claims its coordinates before it releases. */
    private void claimCoordinates(RefitDefinition definition) {
        try {
            admission.claimCoordinates(definition);
        } catch (CoordinatesTakenException e) {
            throw new UnreadableException(e.getMessage() + ". " + e.hint(), e);
        } catch (ArtifactStoreException e) {
            LOG.warn("Nobody can say who owns the coordinates of {}: {}", definition.name(), e.getMessage());
        }
    }

    /** Empty for what concerns no definition. */
    private Optional<TriggerInput> event(Record<String, byte[]> record, RecordMetadata from) {
        RefitEvent event = StreamedEvent.decode(record, from);
        if (!event.type().topic().equals(from.topic())) {
            throw new UnreadableException(
                    "type: got " + event.getClass().getSimpleName() + ", expected that of the topic " + from.topic(),
                    null);
        }
        if (event instanceof DataArrived arrived) {
            admission.require(arrived);
            return Optional.of(new TriggerInput.Arrival(arrived));
        }
        if (event instanceof BackfillEvent asked) {
            return Optional.of(new TriggerInput.BackfillAsked(asked));
        }
        return RunEnds.of(event, CloudEvents.time(record.headers(), record.timestamp()))
                .map(TriggerInput.RunEnded::new);
    }
}
