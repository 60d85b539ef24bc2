package dev.refit.trigger.topology;

import dev.refit.events.CloudEvents;
import dev.refit.events.DataArrived;
import dev.refit.events.RefitJson;
import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.events.RunEvent.RunRequested;
import dev.refit.events.data.InputVersion;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.events.run.RunContext;
import dev.refit.trigger.rule.Decision;
import dev.refit.trigger.rule.NextVersion;
import dev.refit.trigger.rule.RunEnd;
import dev.refit.trigger.rule.Situation;
import dev.refit.trigger.rule.TriggerRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Takes every input in one order, keeps definitions and versions, and requests the runs that the rule decides on. An
 * input, a definition or a run that fails becomes a dead letter; the others go on.
 */
final class RunRequests extends ContextualProcessor<String, byte[], String, byte[]> implements TriggerInput.Receiver {
    static final String DEFINITIONS = "definitions";
    static final String VERSIONS = "versions";

    /** Name of the sink that requested runs go to. */
    static final String REQUESTED = "requested";

    private final TriggerRule rule;
    private final Clock clock;
    private final Consumer<RunContext> onRequest;
    private StoredDefinitions definitions;
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
        definitions = new StoredDefinitions(context.getStateStore(DEFINITIONS));
        versions = new StoredVersions(context.getStateStore(VERSIONS));
    }

    @Override
    public void process(Record<String, byte[]> record) {
        timestamp = record.timestamp();
        Isolation.run(
                () -> TriggerInput.read(record.value()).deliverTo(this),
                reason -> sendToDeadLetters(record.key(), record.value(), reason));
    }

    @Override
    public void applied(String name, DefinitionRecord definition) {
        definitions.put(name, definition);
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
        Optional<InputVersion> version = NextVersion.of(versions, arrival);
        if (version.isEmpty()) {
            return;
        }
        versions.put(version.get());
        Situation situation = new Situation(version.get(), versions, clock.instant());
        definitions.all().forEach(stored -> decide(stored, situation));
    }

    private void decide(KeyValue<String, byte[]> stored, Situation situation) {
        DefinitionRecord definition;
        try {
            definition = RefitJson.read(stored.value, DefinitionRecord.class);
        } catch (UnreadableException e) {
            definitions.delete(stored.key);
            sendToDeadLetters(stored.key, stored.value, "definition " + stored.key + ": " + e.getMessage());
            return;
        }
        Isolation.run(
                () -> request(rule.decide(definition, situation)),
                reason -> sendToDeadLetters(
                        stored.key,
                        RefitJson.bytes(situation.arrived()),
                        "no decision for definition " + stored.key + ": " + reason));
    }

    private void request(Decision decision) {
        for (RunContext run : decision.requests()) {
            Isolation.run(() -> request(run), reason -> sendToDeadLetters(run.run(), inputs(run), reason));
        }
    }

    /** Replaces all headers: Kafka Streams would pass on those of the arrival. */
    private void request(RunContext run) {
        ProducerRecord<String, byte[]> event =
                CloudEvents.encode(new RunRequested(run), "ingest", Instant.ofEpochMilli(timestamp));
        context().forward(new Record<>(event.key(), event.value(), timestamp, event.headers()), REQUESTED);
        onRequest.accept(run);
    }

    private static byte[] inputs(RunContext run) {
        return RefitJson.bytes(run.inputs().stream()
                .map(input -> input.dataset() + "/" + input.partition() + "/" + input.sequence())
                .toList());
    }

    private void sendToDeadLetters(String key, byte[] value, String reason) {
        Record<String, byte[]> letter = new Record<>(key, value, timestamp, new RecordHeaders());
        context()
                .forward(
                        DeadLetter.of(letter, context().recordMetadata().orElseThrow(), reason, clock),
                        DeadLetter.SINK);
    }
}
