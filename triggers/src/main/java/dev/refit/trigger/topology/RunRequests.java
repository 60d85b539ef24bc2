package dev.refit.trigger.topology;

import dev.refit.events.BackfillEvent;
import dev.refit.events.BackfillEvent.BackfillRequested;
import dev.refit.events.CloudEvents;
import dev.refit.events.DataArrived;
import dev.refit.events.RefitEvent;
import dev.refit.events.RefitJson;
import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.events.RunEvent.RunRequested;
import dev.refit.events.data.InputVersion;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Trigger;
import dev.refit.trigger.backfill.Backfill;
import dev.refit.trigger.rule.Decision;
import dev.refit.trigger.rule.Facts;
import dev.refit.trigger.rule.Occasion;
import dev.refit.trigger.rule.RunEnd;
import dev.refit.trigger.version.NextVersion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Takes every input in one order, keeps definitions, versions and what the rules remember, asks the rules of the refits that
 * an input or the time concerns, and publishes what they decide. An input, a definition or a run that fails becomes a dead
 * letter; the others go on.
 */
final class RunRequests extends ContextualProcessor<String, byte[], String, byte[]> implements TriggerInput.Receiver {
    static final String DEFINITIONS = "definitions";
    static final String VERSIONS = "versions";
    static final String REFITS = "refits";
    static final String READERS = "readers";

    /** How often it is looked whose time has come. */
    static final Duration TICK = Duration.ofMillis(500);

    /** How often it is looked while nothing is due soon. */
    private static final Duration SLOW_TICK = Duration.ofSeconds(30);

    /** When the rules are asked again that failed. */
    private static final Duration AFTER_FAILURE = Duration.ofHours(1);

    private static final RecordMetadata OF_THE_CLOCK = new OfTheClock("clock", -1, -1);

    private final Rules rules;
    private final Clock clock;
    private final Consumer<RunContext> onRequest;
    private StoredDefinitions definitions;
    private StoredVersions.Growing versions;
    private StoredRefits refits;
    private long timestamp;
    private boolean ready;
    private Cancellable ticking;
    private Duration between;

    RunRequests(Rules rules, Clock clock, Consumer<RunContext> onRequest) {
        this.rules = rules;
        this.clock = clock;
        this.onRequest = onRequest;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        definitions = new StoredDefinitions(context.getStateStore(DEFINITIONS), context.getStateStore(READERS));
        versions = new StoredVersions.Growing(context.getStateStore(VERSIONS));
        refits = new StoredRefits(context.getStateStore(REFITS));
        if (ticking != null) {
            ticking.cancel(); // A task that is revived keeps its punctuations,
        }
        ready = false; // and may have lost what was not committed.
        between = null;
        ticking = null;
        tickEach(TICK);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        timestamp = record.timestamp();
        completeIndex();
        Isolation.run(
                () -> TriggerInput.read(record.value()).deliverTo(this),
                reason -> sendToDeadLetters(record.key(), record.value(), reason));
        tickAsNeeded();
    }

    @Override
    public void applied(String name, DefinitionRecord definition) {
        definitions.put(name, definition);
        decide(name, new Occasion.Applied(), RefitJson.bytes(definition));
    }

    @Override
    public void deleted(String name) {
        definitions.delete(name);
        refits.unfinishedBackfill(name)
                .ifPresent(backfill -> send(backfill.toEnded(name, "the definition was deleted")));
        refits.deleted(name);
    }

    @Override
    public void asked(BackfillEvent event) {
        if (event instanceof BackfillRequested request && definitions.stored(event.refit()) == null) {
            send(Backfill.of(request).withoutPending().toEnded(event.refit(), "there is no such definition"));
        }
        decide(event.refit(), new Occasion.BackfillAsked(event), RefitJson.bytes(event));
    }

    @Override
    public void ended(RunEnd end) {
        refits.put(end.refit(), refits.state(end.refit()).after(end)); // Also while there is no definition.
        refits.ended(end);
        decide(end.refit(), new Occasion.Ended(end), RefitJson.bytes(end));
    }

    @Override
    public void arrived(DataArrived arrival) {
        Optional<InputVersion> version = NextVersion.of(versions, arrival);
        if (version.isEmpty()) {
            return;
        }
        versions.put(version.get());
        byte[] json = RefitJson.bytes(version.get());
        definitions
                .readersOf(arrival.dataset())
                .forEach(refit -> decide(refit, new Occasion.Arrived(version.get()), json));
    }

    private void tick() {
        Instant now = clock.instant();
        timestamp = now.toEpochMilli();
        completeIndex();
        for (String refit : refits.due(now)) {
            refits.due(refit, Optional.of(now.plus(AFTER_FAILURE))); // The decision names another time.
            decide(refit, new Occasion.Time(), RefitJson.bytes(refit));
        }
        tickAsNeeded();
    }

    /** Each tick is a transaction, so there are none while nothing is due, and few while nothing is due soon. */
    private void tickAsNeeded() {
        Optional<Instant> next = refits.nextDue();
        tickEach(next.map(due -> due.isBefore(clock.instant().plus(SLOW_TICK.multipliedBy(2))) ? TICK : SLOW_TICK)
                .orElse(null));
    }

    private void tickEach(Duration interval) {
        if (Objects.equals(interval, between)) {
            return;
        }
        if (ticking != null) {
            ticking.cancel();
        }
        between = interval;
        ticking =
                interval == null ? null : context().schedule(interval, PunctuationType.WALL_CLOCK_TIME, any -> tick());
    }

    /** @param cause what a dead letter is to hold when there is no decision */
    private void decide(String refit, Occasion occasion, byte[] cause) {
        Optional<DefinitionRecord> definition;
        try {
            definition = definitions.get(refit);
        } catch (UnreadableException e) {
            putAside(refit, e.getMessage());
            return;
        }
        definition.ifPresent(found -> Isolation.run(
                () -> publish(refit, rules.decide(facts(refit, found), refits.state(refit), occasion)),
                reason -> sendToDeadLetters(refit, cause, "no decision for definition " + refit + ": " + reason)));
    }

    private Facts facts(String refit, DefinitionRecord definition) {
        return new Facts(definition, versions, partition -> refits.lastRequested(refit, partition), clock.instant());
    }

    private void publish(String refit, Decision decision) {
        refits.putBounded(refit, decision.state());
        refits.due(refit, decision.due());
        Set<String> failed = new HashSet<>();
        for (RunContext run : decision.requests()) {
            Isolation.run(() -> request(run), reason -> {
                failed.add(run.run());
                sendToDeadLetters(run.run(), inputs(run), reason);
            });
        }
        if (decision.requests().isEmpty() || failed.size() < decision.requests().size()) {
            decision.cancels().forEach(this::send);
        }
        decision.said().forEach(this::send);
        if (!failed.isEmpty()) {
            refits.put(refit, decision.state().withoutFailed(failed));
            refits.due(refit, Optional.of(clock.instant()));
        }
    }

    private void request(RunContext run) {
        send(new RunRequested(run));
        if (run.trigger().cause() != Trigger.Cause.BACKFILL) {
            refits.requested(run.refit(), run.partition(), run.run());
        }
        onRequest.accept(run);
    }

    /** Replaces all headers: Kafka Streams would pass on those of the arrival. */
    private void send(RefitEvent event) {
        ProducerRecord<String, byte[]> record = CloudEvents.encode(event, "ingest", Instant.ofEpochMilli(timestamp));
        context()
                .forward(
                        new Record<>(record.key(), record.value(), timestamp, record.headers()),
                        event.type().topic());
    }

    /** What the time brings comes from no topic. */
    private record OfTheClock(String topic, int partition, long offset) implements RecordMetadata {}

    private static byte[] inputs(RunContext run) {
        return RefitJson.bytes(run.inputs().stream()
                .map(input -> input.dataset() + "/" + input.partition() + "/" + input.sequence())
                .toList());
    }

    private void completeIndex() {
        if (!ready) {
            definitions.completeIndex(this::putAside);
            ready = true;
        }
    }

    private void putAside(String refit, String reason) {
        byte[] stored = definitions.stored(refit);
        definitions.delete(refit);
        refits.deleted(refit);
        sendToDeadLetters(refit, stored, "definition " + refit + ": " + reason);
    }

    private void sendToDeadLetters(String key, byte[] value, String reason) {
        Record<String, byte[]> letter = new Record<>(key, value, timestamp, new RecordHeaders());
        RecordMetadata from = context()
                .recordMetadata()
                .filter(metadata -> metadata.topic() != null)
                .orElse(OF_THE_CLOCK);
        context().forward(DeadLetter.of(letter, from, reason, clock), DeadLetter.SINK);
    }
}
