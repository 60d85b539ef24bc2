package dev.refit.trigger.topology;

import dev.refit.events.CloudEvents;
import dev.refit.events.DataArrived;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.RunRequested;
import dev.refit.events.data.InputVersion;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.events.run.RunContext;
import dev.refit.trigger.rule.NextVersion;
import dev.refit.trigger.rule.RunEnd;
import dev.refit.trigger.rule.Situation;
import dev.refit.trigger.rule.TriggerRule;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Takes every input in one order, keeps definitions and versions, and requests the runs that the rule decides on. */
final class RunRequests extends ContextualProcessor<String, byte[], String, byte[]> implements TriggerInput.Receiver {
    static final String DEFINITIONS = "definitions";
    static final String VERSIONS = "versions";

    /** Name of the sink that requested runs go to. */
    static final String REQUESTED = "requested";

    private final TriggerRule rule;
    private final Clock clock;
    private final Consumer<RunContext> onRequest;
    private KeyValueStore<String, byte[]> definitions;
    private StoredVersions versions;
    private long timestamp;

    RunRequests(TriggerRule rule, Clock clock, Consumer<RunContext> onRequest) {
        this.rule = rule;
        this.clock = clock;
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
        timestamp = record.timestamp();
        TriggerInput.read(record.value()).deliverTo(this);
    }

    @Override
    public void applied(String name, DefinitionRecord definition) {
        definitions.put(name, RefitJson.bytes(definition));
    }

    @Override
    public void deleted(String name) {
        definitions.delete(name);
    }

    /** No rule asks about the ends of runs yet. */
    @Override
    public void ended(RunEnd end) {}

    @Override
    public void arrived(DataArrived arrival) {
        Optional<InputVersion> version =
                NextVersion.of(versions.newest(arrival.dataset(), arrival.partition()), arrival);
        if (version.isEmpty()) {
            return;
        }
        versions.put(version.get());
        Situation situation = new Situation(version.get(), versions, clock.instant());
        for (DefinitionRecord definition : definitions()) {
            rule.decide(definition, situation).requests().forEach(this::request);
        }
    }

    private List<DefinitionRecord> definitions() {
        List<DefinitionRecord> applied = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = definitions.all()) {
            all.forEachRemaining(entry -> applied.add(RefitJson.read(entry.value, DefinitionRecord.class)));
        }
        return applied;
    }

    /** Replaces all headers: Kafka Streams would pass on those of the arrival. */
    private void request(RunContext run) {
        ProducerRecord<String, byte[]> event;
        try {
            event = CloudEvents.encode(new RunRequested(run), "ingest", Instant.ofEpochMilli(timestamp));
        } catch (IllegalArgumentException e) {
            sendToDeadLetters(run, e.getMessage());
            return;
        }
        context().forward(new Record<>(event.key(), event.value(), timestamp, event.headers()), REQUESTED);
        onRequest.accept(run);
    }

    /** A run that no event can carry must not keep all others from being requested. */
    private void sendToDeadLetters(RunContext run, String reason) {
        byte[] inputs = RefitJson.bytes(run.inputs().stream()
                .map(input -> input.dataset() + "/" + input.partition() + "/" + input.sequence())
                .toList());
        Record<String, byte[]> letter = new Record<>(run.run(), inputs, timestamp, new RecordHeaders());
        context()
                .forward(
                        DeadLetter.of(letter, context().recordMetadata().orElseThrow(), reason, clock),
                        DeadLetter.SINK);
    }
}
