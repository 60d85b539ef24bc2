package dev.refit.ingest.trigger;

import dev.refit.definition.trigger.Join;
import dev.refit.definition.trigger.NextVersion;
import dev.refit.events.CloudEvents;
import dev.refit.events.DataArrived;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.RunRequested;
import dev.refit.events.data.InputVersion;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.events.run.RunContext;
import dev.refit.stage.publish.DeadLetterHeaders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Sees every arrival and every definition in one order, and says which runs they lead to. */
final class RunRequests extends ContextualProcessor<String, byte[], String, byte[]> {
    static final String DEFINITIONS = "definitions";
    static final String VERSIONS = "versions";

    /** The name of the sink that requested runs go to. */
    static final String REQUESTED = "requested";

    private final Consumer<RunContext> onRequest;
    private KeyValueStore<String, byte[]> definitions;
    private StoredVersions versions;

    RunRequests(Consumer<RunContext> onRequest) {
        this.onRequest = onRequest;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        definitions = context.getStateStore(DEFINITIONS);
        versions = new StoredVersions(context.getStateStore(VERSIONS));
    }

    @Override
    public void process(Record<String, byte[]> record) {
        TriggerInput input = RefitJson.read(record.value(), TriggerInput.class);
        if (input.arrived() != null) {
            arrived(input.arrived(), record.timestamp());
        } else if (input.definition() == null) {
            definitions.delete(input.name());
        } else {
            definitions.put(input.name(), RefitJson.bytes(input.definition()));
        }
    }

    private void arrived(DataArrived arrival, long timestamp) {
        Optional<InputVersion> version =
                NextVersion.of(versions.newest(arrival.dataset(), arrival.partition()), arrival);
        if (version.isEmpty()) {
            return;
        }
        versions.put(version.get());
        for (DefinitionRecord definition : applied()) {
            Join.requests(definition, version.get(), versions).forEach(run -> request(run, timestamp));
        }
    }

    private List<DefinitionRecord> applied() {
        List<DefinitionRecord> applied = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = definitions.all()) {
            all.forEachRemaining(entry -> applied.add(RefitJson.read(entry.value, DefinitionRecord.class)));
        }
        return applied;
    }

    /** Replaces all headers: Kafka Streams would hand on those of the arrival. */
    private void request(RunContext run, long timestamp) {
        ProducerRecord<String, byte[]> event;
        try {
            event = CloudEvents.encode(new RunRequested(run), "ingest", Instant.ofEpochMilli(timestamp));
        } catch (IllegalArgumentException e) {
            bury(run, timestamp, e.getMessage());
            return;
        }
        context().forward(new Record<>(event.key(), event.value(), timestamp, event.headers()), REQUESTED);
        onRequest.accept(run);
    }

    /** A run that no event can carry must not keep all others from being requested. */
    private void bury(RunContext run, long timestamp, String reason) {
        RecordMetadata from = context().recordMetadata().orElseThrow();
        Headers headers = DeadLetterHeaders.of(
                new RecordHeaders(),
                reason,
                "ingest",
                from.topic(),
                from.partition(),
                from.offset(),
                Instant.ofEpochMilli(context().currentSystemTimeMs()));
        byte[] inputs = RefitJson.bytes(run.inputs().stream()
                .map(input -> input.dataset() + "/" + input.partition() + "/" + input.sequence())
                .toList());
        context().forward(new Record<>(run.run(), inputs, timestamp, headers), Intake.DEAD_LETTERS);
    }
}
